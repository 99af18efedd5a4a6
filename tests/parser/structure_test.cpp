#include "parser/limits.hpp"
#include "parser/mail.hpp"

using namespace liaison;

namespace {

/// The tree in one line: "multipart/mixed[text/plain{one} text/html{two}]".
std::string shown(Part const& part) {
    std::string text = part.type;
    if (part.message) return text + "(" + shown(part.message->top) + ")";
    if (part.parts.empty()) return text + "{" + (part.text ? *part.text : part.bytes) + "}";
    std::string children;
    for (auto const& child : part.parts) children += (children.empty() ? "" : " ") + shown(child);
    return text + "[" + children + "]";
}

std::string defects_of(Mail const& mail) {
    std::string text;
    for (auto const& defect : mail.defects) text += (text.empty() ? "" : "; ") + defect;
    return text;
}

struct Example {
    std::string raw;
    std::string tree;
    std::string defects;
};

void check_all(std::vector<Example> const& examples) {
    for (auto const& [raw, tree, defects] : examples) {
        CAPTURE(raw);
        auto const mail = parse_mail(raw);
        CHECK(shown(mail.top) == tree);
        CHECK(defects_of(mail) == defects);
    }
}

std::string const mixed = "Content-Type: multipart/mixed; boundary=b\n\n";

} // namespace

TEST_CASE("the tree is what the boundary lines say") {
    check_all({
        {"Subject: x\n\nbody\n", "text/plain{body\n}", ""},
        {mixed + "--b\n\none\n--b\n\ntwo\n\n--b--\n", "multipart/mixed[text/plain{one} text/plain{two\n}]", ""},
        {mixed + "preamble\n--b\n\none\n--b--\nepilogue\n", "multipart/mixed[text/plain{one}]", ""},
        {mixed + "--b  \t\n\none\n--b-- \n", "multipart/mixed[text/plain{one}]", ""},
        {mixed + "--b\n\nnot --b\n --b\n--bb\n--b-\n--b--", "multipart/mixed[text/plain{not --b\n --b\n--bb\n--b-}]",
         ""},
        {mixed + "--b\n--b--\n", "multipart/mixed[text/plain{}]", ""},
        {mixed + "--b\n\n--b\n\n\n--b--\n", "multipart/mixed[text/plain{} text/plain{}]", ""},
        {mixed + "--b\nContent-Type: text/html\n--b--\n", "multipart/mixed[text/html{}]", ""},
        {"Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\none\n--b--\n",
         "multipart/digest[message/rfc822(text/plain{one})]", ""},
        {"Content-Type: multipart/mixed; boundary=\"b b \"\n\n--b b\n\none\n--b b--\n",
         "multipart/mixed[text/plain{one}]", ""},
    });
}

TEST_CASE("multiparts that are not closed, share boundaries or have none") {
    std::string const inner = "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\none\n";
    check_all({
        {mixed + "--b\n\none\n", "multipart/mixed[text/plain{one\n}]", "1: multipart without its last boundary"},
        {mixed + inner + "--b\n\ntwo\n--b--\n",
         "multipart/mixed[multipart/alternative[text/plain{one}] text/plain{two}]",
         "1.1: multipart without its last boundary"},
        {mixed + inner + "--b--\n", "multipart/mixed[multipart/alternative[text/plain{one}]]",
         "1.1: multipart without its last boundary"},
        {mixed + "--b\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\none\n--b--\n--b\n\ntwo\n--b--\n",
         "multipart/mixed[multipart/alternative[text/plain{one}] text/plain{two}]", ""},
        {mixed + "no part\n", "multipart/mixed{no part\n}", "1: multipart without a part"},
        {mixed + "none\n--b--\n", "multipart/mixed{none}", "1: multipart without a part"},
        {"Content-Type: multipart/mixed\n\n--x\nContent-Type: text/html\n\none\n--x--\n",
         "multipart/mixed[text/html{one}]", "1: multipart without a boundary"},
        {"Content-Type: multipart/mixed; boundary=b\"\n\n--b\n\none\n--b--\n", "multipart/mixed[text/plain{one}]", ""},
        {"Content-Type: multipart/mixed\n\nplain\n-- \nAnn\n", "multipart/mixed{plain\n-- \nAnn\n}",
         "1: multipart without a boundary"},
        {"Content-Type: multipart/mixed; boundary=\"\"\n\nplain\n", "multipart/mixed{plain\n}",
         "1: multipart without a boundary"},
        {"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; "
         "boundary=aa\n\n--aa\n\none\n--aa--\n--a\n\ntwo\n--a--\n",
         "multipart/mixed[multipart/mixed[text/plain{one}] text/plain{two}]", ""},
    });
}

TEST_CASE("types that are none") {
    check_all({
        {"Content-Type: text\n\nx", "text/plain{x}", ""},
        {"Content-Type: text/\n\nx", "text/plain{x}", ""},
        {"Content-Type: TEXT/Html\n\nx", "text/html{x}", ""},
        {"Content-Type: nonsense\n\nx", "text/plain{x}", ""},
        {"Content-Type: ;\n\nx", "text/plain{x}", ""},
        {"Content-Type: pdf; name=x.pdf\n\nx", "application/octet-stream{x}", ""},
        {"Content-Type: multipart; boundary=b\n\n--b\n\nx\n--b--", "multipart/mixed[text/plain{x}]", ""},
        {"Content-Type: text/plain\nContent-Type: text/html\n\nx", "text/plain{x}", ""},
        {"Content-Type: boundary=b; charset=utf-8\n\nx", "text/plain{x}", ""},
    });
}

TEST_CASE("headers that end or begin where they should not") {
    check_all({
        {"", "text/plain{}", ""},
        {"\n", "text/plain{}", ""},
        {"\nbody", "text/plain{body}", ""},
        {"\n\n\nSubject: x\n\nbody", "text/plain{body}", ""},
        {"just a text\n", "text/plain{just a text\n}", ""},
        {"From x@y.example Mon Nov 20 2026\nSubject: x\n\nbody", "text/plain{body}", ""},
        {">From x@y.example Mon Nov 20 2026\nSubject: x\n\nbody", "text/plain{body}", ""},
        {"Subject: x\nbody begins\n\nsecond", "text/plain{body begins\n\nsecond}",
         "1: no empty line behind the header"},
        {"Subject: x\nnoise here\nContent-Type: text/html\n\nbody", "text/html{body}",
         "1: a header line without a name"},
        {"Subject: x\nPr\xFC"
         "fung: y\nContent-Type: text/html\n\nbody",
         "text/html{body}", ""},
        {"Subject: x\n: y\nContent-Type: text/html\n\nbody", "text/html{body}", "1: a header line without a name"},
        {" folded first\nContent-Type: text/html\n\nbody", "text/html{body}", "1: a header line without a name"},
        {"Subject : x\nContent-Type\t: text/html\n\nbody", "text/html{body}", ""},
        {"Subject: x\n \nContent-Type: text/html\n\nbody", "text/html{body}", ""},
        {"\xEF\xBB\xBF"
         "Content-Type: text/html\n\nbody",
         "text/html{body}", ""},
        {"Content-Type: text/html", "text/html{}", ""},
        {"Subject: x\r\n\r\nlf\nand cr\rand crlf\r\nand\r\r\nall", "text/plain{lf\nand cr\nand crlf\nand\nall}", ""},
        {"Subject: x\rContent-Type: text/html\r\rone\rtwo", "text/html{one\ntwo}", ""},
        {mixed + "--b\nno header here\n\nsecond\n--b--\n", "multipart/mixed[text/plain{no header here\n\nsecond}]", ""},
    });
}

TEST_CASE("messages in messages") {
    std::string const message = "Content-Type: message/rfc822\n";
    check_all({
        {message + "\nSubject: a\n\nbody", "message/rfc822(text/plain{body})", ""},
        {message + "\n\n\nSubject: a\n\nbody", "message/rfc822(text/plain{body})", ""},
        {message + "\n" + message + "\nContent-Type: text/html\n\nbody",
         "message/rfc822(message/rfc822(text/html{body}))", ""},
        {message + "Content-Transfer-Encoding: base64\n\nU3ViamVjdDogYQoKYm9keQ==\n",
         "message/rfc822(text/plain{body})", ""},
        {message + "Content-Transfer-Encoding: base64\n\nSubject: a\n\nbody", "message/rfc822(text/plain{body})",
         "1: the message is not encoded as declared"},
        {message + "Content-Transfer-Encoding: quoted-printable\n\nSubject=3A a\n\nbo=\ndy",
         "message/rfc822(text/plain{body})", ""},
        {"Content-Type: application/octet-stream; name=\"a.EML\"\nContent-Transfer-Encoding: "
         "base64\n\nU3ViamVjdDogYQoKYm9keQ==\n",
         "message/rfc822(text/plain{body})", "1: a mail declared as application/octet-stream"},
        {"Content-Type: application/octet-stream; name=a.eml\nContent-Transfer-Encoding: "
         "quoted-printable\n\nSubject: a\n\nbo=\ndy",
         "message/rfc822(text/plain{body})", "1: a mail declared as application/octet-stream"},
        {"Content-Type: application/octet-stream; name=a.eml\n\nno mail: at all",
         "application/octet-stream{no mail: at all}", ""},
        {"Content-Type: application/octet-stream; name=a.bin\n\nSubject: a\n\nbody",
         "application/octet-stream{Subject: a\n\nbody}", ""},
        {"Content-Type: message/global\n\nSubject: é\n\nbody", "message/global(text/plain{body})", ""},
        {"Content-Type: message/partial; id=x; number=1\n\nSubject: a\n\nbody", "message/partial{Subject: a\n\nbody}",
         ""},
        {"Content-Type: message/delivery-status\n\nReporting-MTA: x\n", "message/delivery-status{Reporting-MTA: x\n}",
         ""},
        {message, "message/rfc822(text/plain{})", ""},
    });
}

TEST_CASE("a body whose bytes imitate our own boundaries arrives whole") {
    std::string const body = "liaison0000000000000000\r\n--liaison\r\n--liaison0000000000000000--\r\n";
    auto const mail =
        parse_mail(mixed + "--b\n\n" + body + "\n--b\nContent-Transfer-Encoding: base64\n\nDQoNCgA=\n--b--\n");
    REQUIRE(mail.top.parts.size() == 2);
    CHECK(mail.top.parts[0].bytes == body);
    CHECK(mail.top.parts[1].bytes == std::string_view{"\r\n\r\n\0", 5});
}
