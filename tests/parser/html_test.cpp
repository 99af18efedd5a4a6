#include "parser/html.hpp"
#include "parser/limits.hpp"

using namespace liaison;

TEST_CASE("HTML reads as a person sees it") {
    struct Example {
        char const* html;
        std::string text;
    };
    for (auto const& [html, text] : std::vector<Example>({
             {"", ""},
             {"plain", "plain"},
             {"<p>Dear&nbsp;IETF,</p><p>please  reply\r\n by <b>Friday</b>.</p>",
              "Dear IETF,\n\nplease reply by Friday."},
             {"<div>a<br></div><div>b</div>", "a\nb"},
             {"<div>a</div><div><br></div><div>b</div>", "a\n\nb"},
             {"a<br>b<br><br>c", "a\nb\n\nc"},
             {"<p class=MsoNormal>From: A</p><p class=MsoNormal>To: B</p>", "From: A\nTo: B"},
             {"<p class=MsoNormal>A</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>B</p>", "A\n\nB"},
             {"<ul><li>one<li>two <b>bold</b></ul>", "- one\n- two bold"},
             {"<ol><li>one</li><li>two<ul><li>x</li></ul></li><li>three</li></ol>", "1. one\n2. two\n- x\n3. three"},
             {"<table><tr><td>Title:</td><td>On <i>delay</i></td></tr><tr><td>For action "
              "to:</td><td>&nbsp;</td></tr></table>",
              "Title:\tOn delay\nFor action to:"},
             {"<table><tr><td>Contact</td><td>Ann Lee<br>Rapporteur</td><td></td><td>x</td></tr></table>",
              "Contact\tAnn Lee Rapporteur\t\tx"},
             {"<table><tr><td><p>First</p><p>Second</p></td></tr></table>", "First\n\nSecond"},
             {"<table><tr><td>menu</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
              "menu\na\tb"},
             {"<style>p{}</style><script>x()</script><!-- no --><!--[if gte mso 9]>no<![endif]-->yes", "yes"},
             {"<![if !mso]>shown<![endif]>", "shown"},
             {"a<div style='DISPLAY : none'>b</div><span style=\"visibility:hidden\">c</span><i hidden>d</i>e", "ae"},
             {"by <del>1 May</del><ins>1 June</ins>, <s>MPLS</s> <strike>TEAS</strike>CCAMP", "by 1 June, CCAMP"},
             {"<span style='color:red; text-decoration: underline line-through'>old</span>new", "new"},
             {"<u style='text-decoration:underline'>under</u><i style='x:line-through'>line</i>", "underline"},
             {"<span style='mso-hide:all'>template</span>shown", "shown"},
             {"<a href='mailto:x%40y.example?subject=Reply'>The desk</a>", "The desk <x@y.example>"},
             {"write to <a href='MAILTO:x@y.example'>X@Y.example</a>.", "write to X@Y.example."},
             {"<a href='mailto:x@y.example'></a>", "x@y.example"},
             {"<a href='https://itu.example/'>form</a>", "form"},
             {"<pre>a\n  b\n\nc</pre>d", "a\n  b\n\nc\nd"},
             {"<o:p>&nbsp;</o:p>&#8220;x&#8221; &amp; &lt;y&gt;", "“x” & <y>"},
             {"<p>unclosed <b>tags <i>here", "unclosed tags here"},
         })) {
        CAPTURE(html);
        CHECK(html_to_text(html) == text);
    }
}

TEST_CASE("HTML that nests without end only loses its tags") {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<div></b>";
    CHECK(html_to_text(deep + "text") == "text");
    std::string reopened;
    for (std::size_t i = 0; i < limits::html_depth - 1; ++i) reopened += fmt::format("<font color='{}'>", i);
    for (int i = 0; i < 10'000; ++i) reopened += "<p>x";
    CHECK(html_to_text(reopened).starts_with("x x x"));
}

TEST_CASE("HTML within the depth limit keeps its lines") {
    std::string html;
    for (std::size_t i = 0; i < limits::html_depth; ++i) html += "<div>";
    CHECK(html_to_text(html + "a<br>b") == "a\nb");
    CHECK(html_to_text("<div>" + html + "a<br>b") == "a b");
}

TEST_CASE("the address of a link is UTF-8 whatever its escapes say") {
    CHECK(html_to_text("<a href='mailto:ann%BD@itu.example'>Ann</a>") == "Ann <ann\uFFFD@itu.example>");
}

TEST_CASE("a description list reads like the rows of a table") {
    CHECK(
        html_to_text("<dl><dt>Title</dt><dd>LS on clocks</dd><dt>Empty</dt><dt>To</dt><dd>IETF<br>TICTOC</dd></dl>") ==
        "Title\tLS on clocks\nEmpty\nTo\tIETF TICTOC");
}
