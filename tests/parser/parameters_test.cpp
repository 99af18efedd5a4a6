#include "parser/parameters.hpp"
#include <ctime>

using namespace liaison;

namespace {

std::string shown(std::string_view raw) {
    auto const parsed = parse_parameterized(raw);
    std::string text = parsed.value;
    for (auto const& [name, value] : parsed.parameters) text += "; " + name + "=" + value;
    return text;
}

struct Example {
    std::string raw;
    std::string expected;
};

void check_all(std::vector<Example> const& examples) {
    for (auto const& [raw, expected] : examples) {
        CAPTURE(raw);
        CHECK(shown(raw) == expected);
    }
}

} // namespace

TEST_CASE("parameters as RFC 2045 has them") {
    check_all({
        {"", ""},
        {"Text/Plain", "text/plain"},
        {"text/plain; charset=us-ascii (Plain text)", "text/plain; charset=us-ascii"},
        {"text/plain; Charset=\"us-ascii\"", "text/plain; charset=us-ascii"},
        {"(a) text/plain (b); charset=utf-8; format=flowed", "text/plain; charset=utf-8; format=flowed"},
        {R"(a/b; name="x \"y\" \\z")", R"(a/b; name=x "y" \z)"},
    });
}

TEST_CASE("parameters in pieces and charsets (RFC 2231)") {
    check_all({
        {"a/b; name*=utf-8''d%C3%A9cision.pdf", "a/b; name=décision.pdf"},
        {"a/b; name*=iso-8859-1'fr'd%E9cision.pdf", "a/b; name=décision.pdf"},
        {"a/b; name*0=one; name*1=\"two \"; name*2=three", "a/b; name=onetwo three"},
        {"a/b; name*2=c; name*0=a; name*1=b", "a/b; name=abc"},
        {"a/b; name*0*=utf-8''d%C3; name*1*=%A9cision; name*2=\"%20.pdf\"", "a/b; name=décision%20.pdf"},
        {"a/b; name=plain; name*=utf-8''%C3%A9", "a/b; name=é"},
        {"a/b; name*=\"utf-8''%C3%A9%20x\"", "a/b; name=é x"},
        {"a/b; name*=%C3%A9", "a/b; name=é"},
        {"a/b; name*=nonsense''%C3%A9", "a/b; name=é"},
        {"a/b; name*0=a; name*0=x; name*2=c", "a/b; name=ac"},
        {"a/b; name*0*='';", "a/b; name="},
        {"a/b; name*=utf-8''100%", "a/b; name=100%"},
    });
}

TEST_CASE("parameters as programs write them") {
    check_all({
        {"a/b; name=two words.pdf", "a/b; name=two words.pdf"},
        {"a/b; name=foo(1).pdf; x=y", "a/b; name=foo(1).pdf; x=y"},
        {"a/b; name=my report (2).pdf", "a/b; name=my report (2).pdf"},
        {"a/b; name=\"=?utf-8?Q?d=C3=A9cision.pdf?=\"", "a/b; name=décision.pdf"},
        {"a/b; name==?utf-8?Q?d=C3=A9cision.pdf?=", "a/b; name=décision.pdf"},
        {"a/b; name=\"d\xE9.pdf\"", "a/b; name=dé.pdf"},
        {"a/b; name=\"dé.pdf\"", "a/b; name=dé.pdf"},
        {R"(a/b; name="C:\mail\x.doc")", R"(a/b; name=C:\mail\x.doc)"},
        {"text/plain charset=utf-8 format=flowed", "text/plain; charset=utf-8; format=flowed"},
        {"text/plain;; charset = utf-8 ;", "text/plain; charset=utf-8"},
        {"a/b; name=\"open.pdf", "a/b; name=open.pdf"},
        {"a/b; name=\"x.pdf\" y=z", "a/b; name=x.pdf; y=z"},
        {"a/b; name=one; name=two", "a/b; name=one"},
        {"charset=utf-8", "; charset=utf-8"},
        {"\"text/plain\"; a=b", "text/plain; a=b"},
        {"a/b; junk; x=y", "a/b; x=y"},
        {"a/b; x=", "a/b; x="},
        {"a/b; name=\"a\nb\"", "a/b; name=a b"},
    });
}

TEST_CASE("parameters are read in linear time") {
    for (std::string const piece : {"(", "( ", "a=", "a=b;", "\"", "x ", "; ", "a= (b) c ", "name*0*=a;", "(\\"}) {
        CAPTURE(piece);
        std::string raw = "a/b; x=y ";
        while (raw.size() < 64'000) raw += piece;
        auto const begin = std::clock();
        (void)parse_parameterized(raw);
        CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 2);
    }
}
