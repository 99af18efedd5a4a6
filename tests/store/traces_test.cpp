#include "store/traces.hpp"
#include <doctest/doctest.h>

using namespace liaison;

namespace {

Traces of(std::vector<std::string> names = {}, std::vector<std::string> known_as = {}) {
    return Traces{{.addresses = {"ann.lee@itu.example"}, .names = std::move(names), .known_as = std::move(known_as)}};
}

} // namespace

TEST_CASE("a person is found by the address, in any case and in the forms in which others carry it") {
    for (auto const* text :
         {"ann.lee@itu.example", "Ann.Lee@ITU.example", "to=<ann.lee@itu.example>", "write to ann.lee@itu.example.",
          "mailto:ann.lee@itu.example?subject=x", "a@b.example\nann.lee@itu.example\n",
          "statements+ann.lee=itu.example@x", "https://x.example/?q=ann.lee%40itu.example", "'ann.lee@itu.example'",
          "x@y.example,ann.lee@itu.example,z@y.example"}) {
        CAPTURE(text);
        CHECK(of().in(text) == (std::string_view{text} != "statements+ann.lee=itu.example@x"));
    }
    CHECK(of().in("SRS0=x=ann.lee=itu.example@x"));
}

TEST_CASE("somebody else whose address contains it is not the person") {
    for (auto const* text :
         {"joann.lee@itu.example", "x-ann.lee@itu.example", "ann.lee@itu.example.org", "ann.lee@itu.examples",
          "ann.lee@itu.example-mail.org", "ann.lee@itu", "jo.ann.lee@itu.example",
          "\xc3\xa4"
          "ann.lee@itu.example",
          ""}) {
        CAPTURE(text);
        CHECK_FALSE(of().in(text));
    }
}

TEST_CASE("a mark stands where the person stood, and nothing else changes") {
    CHECK(of().replaced("from ann.lee@itu.example and joann.lee@itu.example, ANN.LEE@itu.example.", "[x]") ==
          "from [x] and joann.lee@itu.example, [x].");
    CHECK(of({}, {"Ann Lee"})
              .replaced("\"Ann Lee\" <ann.lee@itu.example>, Ann Lee <ann.lee@itu.example>; Ann Lee", "[x]") ==
          "[x], [x]; Ann Lee");
    CHECK(of({"Ann Lee"}).replaced("ann lee, Ann Leed, Joann Lee; Ann Lee <ann.lee@itu.example>", "[x]") ==
          "[x], Ann Leed, Joann Lee; [x] <[x]>");
    CHECK(of().replaced("nobody", "[x]") == "nobody");
}

TEST_CASE("in a mail the person is found where a reader sees the address, however it is encoded") {
    for (auto const* raw :
         {"From: ann.lee@itu.example\r\n\r\nx", "Subject: =?utf-8?b?YW5uLmxlZUBpdHUuZXhhbXBsZQ==?=\r\n\r\nx",
          "Content-Transfer-Encoding: base64\r\n\r\nYW5uLmxlZUBpdHUuZXhhbXBsZQ==\r\n",
          "Content-Transfer-Encoding: quoted-printable\r\n\r\nann.l=\r\nee=40itu.example\r\n",
          "Content-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          "YW5uLmxlZUBpdHUuZXhhbXBsZQ==\r\n"}) {
        CAPTURE(raw);
        CHECK(of().in_mail(raw));
    }
    CHECK_FALSE(of().in_mail("From: joann.lee@itu.example\r\n\r\nx"));
}
