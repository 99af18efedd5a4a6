#include "parser/mail.hpp"

using namespace liaison;

namespace {

std::string with_crlf(std::string_view text) {
    std::string result;
    for (char const c : text) {
        if (c == '\n') result += '\r';
        result += c;
    }
    return result;
}

constexpr std::string_view letter = R"(From: =?iso-8859-1?Q?No=EBl_Aube?= <noel@itu.example>
To: IETF desk: "Lee, Ann" <ann@ietf.example>, statements@ietf.example;
Subject: Liaison =?utf-8?B?w6nDqQ==?=
	=?utf-8?B?w6k=?=
Date: Fri, 20 Nov 2026 10:30:00 +0100
Message-ID: <a@b.example>
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=iso-2022-jp
Content-Transfer-Encoding: quoted-printable

=1B$B46=1B(B=20
ok
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''d%C3%A9cision.pdf
Content-Transfer-Encoding: base64

AAECAw==
--b
Content-Type: message/rfc822

Subject: inner
Content-Type: text/html

<p>x</p>
--b--
)";

} // namespace

TEST_CASE("a mail reads the same with either line end") {
    for (auto const& raw : {std::string{letter}, with_crlf(letter)}) {
        auto const mail = parse_mail(raw);
        CHECK(mail.subject == "Liaison ééé");
        CHECK(mail.message_id == "a@b.example");
        REQUIRE(mail.date);
        CHECK(write_instant(*mail.date) == "2026-11-20T09:30:00Z");
        CHECK(mail.from.at(0).name == "Noël Aube");
        CHECK(mail.to.at(0).name == "Lee, Ann");
        CHECK(mail.to.at(1).group == "IETF desk");
        REQUIRE(mail.top.parts.size() == 3);
        CHECK(mail.top.parts[0].path == "1.1");
        CHECK(mail.top.parts[0].text == "感 \nok");
        CHECK(mail.top.parts[1].name == "décision.pdf");
        CHECK(mail.top.parts[1].bytes == std::string_view{"\0\1\2\3", 4});
        REQUIRE(mail.top.parts[2].message);
        CHECK(mail.top.parts[2].message->subject == "inner");
        CHECK(mail.top.parts[2].message->top.path == "1.3.1");
        CHECK(mail.top.parts[2].message->top.text == "<p>x</p>");
        CHECK(mail.defects.empty());
        CHECK_FALSE(mail.over_limit);
    }
}
