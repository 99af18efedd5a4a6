#include "parser/mail.hpp"
#include "tests/support/files.hpp"

using namespace liaison;

namespace {

Mail fixture(std::string_view name) {
    return parse_mail(test::source_file(fmt::format("fixtures/statement/signed/{}.eml", name)));
}

std::string with_envelope(std::string_view bytes) {
    return fmt::format("Content-Type: application/pkcs7-mime; smime-type=signed-data\n\n{}", bytes);
}

} // namespace

TEST_CASE("what is inside an S/MIME signature stands as its own part, and the signature is noted") {
    auto const mail = fixture("opaque");
    REQUIRE(mail.top.parts.size() == 1);
    auto const& inner = mail.top.parts.front();
    CHECK(inner.path == "1.1");
    REQUIRE(inner.text);
    CHECK(inner.text->contains("Title: Closed loops and candidate datastores\n"));
    CHECK(mail.signatures == std::vector<std::string>{"1: S/MIME, fits its text; the certificate was not checked"});
}

TEST_CASE("a file that was signed as it was stands inside its envelope as a file, not as text") {
    auto const mail = fixture("file");
    auto const& envelope = mail.top.parts.at(1);
    REQUIRE(envelope.parts.size() == 1);
    auto const& file = envelope.parts.front();
    CHECK(file.path == "1.2.1");
    CHECK(file.name == "ZSM-LS7.txt");
    CHECK(file.disposition == "attachment");
    CHECK(!file.text);
    CHECK(file.bytes.starts_with("Title: LS on seals\r\n"));
    CHECK(mail.signatures == std::vector<std::string>{"1.2: S/MIME, fits its text; the certificate was not checked"});
}

TEST_CASE("a text that was altered behind its signature's back is read, and said to be so") {
    auto const mail = fixture("opaque-altered");
    REQUIRE(mail.top.parts.size() == 1);
    CHECK(mail.top.parts.front().text->contains("29 May 2027"));
    CHECK(mail.signatures == std::vector<std::string>{"1: S/MIME, does not fit its text"});
}

TEST_CASE("signatures that are not opened are noted, too") {
    CHECK(fixture("clear").signatures == std::vector<std::string>{"1: OpenPGP, not checked"});
    auto const detached =
        parse_mail("Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=x\n\n"
                   "--x\n\ntext\n--x\nContent-Type: application/pkcs7-signature\n\n0\n--x--\n");
    CHECK(detached.signatures == std::vector<std::string>{"1: S/MIME, not checked"});
}

TEST_CASE("an S/MIME envelope that holds no signed text stays closed") {
    for (std::string_view const bytes : {"", "0", "0\x80", "not at all a signature"}) {
        auto const mail = parse_mail(with_envelope(bytes));
        CHECK(mail.top.parts.empty());
        CHECK(mail.signatures.empty());
    }
}
