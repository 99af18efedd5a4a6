#include "parser/base64.hpp"
#include "parser/quoted_printable.hpp"
#include "parser/transfer_encoding.hpp"
#include "parser/uuencode.hpp"

using namespace liaison;

namespace {

struct Example {
    std::string encoded;
    std::string bytes;
    std::string defect;
};

void check_all(std::vector<Example> const& examples, Decoded decode(std::string_view)) {
    for (auto const& [encoded, bytes, defect] : examples) {
        CAPTURE(encoded);
        auto const decoded = decode(encoded);
        CHECK(decoded.bytes == bytes);
        CHECK(std::string{decoded.defect} == defect);
    }
}

} // namespace

TEST_CASE("base64, also where it is damaged") {
    check_all(
        {
            {"", "", ""},
            {"QUJD", "ABC", ""},
            {"QUI=", "AB", ""},
            {"QQ==\r\n", "A", ""},
            {"QU\r\nJD\r\n\tREVG ", "ABCDEF", ""},
            {"QUI", "AB", "base64 ends early"},
            {"QQ", "A", "base64 ends early"},
            {"QUJDR", "ABC", "base64 ends early"},
            {"QQ=", "A", ""},
            {"QU!J*D", "ABC", "base64 has characters that do not belong there"},
            {"QQ==QUI=", "AAB", ""},
            {"QQ==\r\n\r\n-- \r\nA list's footer", "A", "text behind the end of base64"},
            {"====", "", ""},
            {"Q===", "", "base64 has padding where none belongs"},
            {"QUJD=\r\nREVG", "ABCDEF", ""},
        },
        decode_base64);
}

TEST_CASE("quoted-printable, also where it is damaged") {
    auto const* const bad = "quoted-printable has an escape that is none";
    check_all(
        {
            {"", "", ""},
            {"caf=C3=A9", "caf\xC3\xA9", ""},
            {"caf=c3=a9", "caf\xC3\xA9", ""},
            {"one=\r\ntwo\r\n", "onetwo\r\n", ""},
            {"one=  \t\r\ntwo\n", "onetwo\n", ""},
            {"blanks  \t\r\nend \n", "blanks\r\nend\n", ""},
            {"kept=20\r\n", "kept \r\n", ""},
            {"a=GXb", "a=GXb", bad},
            {"a=4", "a=4", bad},
            {"a=", "a", ""},
            {"2==3D2", "2==2", bad},
            {"\xE9", "\xE9", ""},
            {"=\n=\n=41", "A", ""},
        },
        decode_quoted_printable);
}

TEST_CASE("uuencode finds its file and its name") {
    check_all(
        {
            {"text before\nbegin 644 a b.txt\n#0V%T\n`\nend\ntext behind\n", "Cat", ""},
            {"begin 644 cat.txt\r\n#0V%T\r\n \r\nend\r\n", "Cat", ""},
            {"begin 644 cat.txt\n#0V%T\n", "Cat", "uuencode ends early"},
            {"no begin", "no begin", "uuencode without a begin line"},
            {"begin 644 x\n#0V\n`\nend\n", std::string{"C`\0", 3}, ""},
        },
        decode_uuencode);
    CHECK(decode_uuencode("begin 644 a b.txt\n`\nend\n").name == "a b.txt");
}

TEST_CASE("transfer encodings are known by name, whatever surrounds it") {
    for (auto const* raw : {"base64", "BASE64", " Base64 ", "base64 (x)", "base64;", "\"base64\"", "(x) base64"}) {
        CAPTURE(raw);
        CHECK(parse_transfer_encoding(raw) == TransferEncoding::base64);
    }
    CHECK(parse_transfer_encoding("Quoted-Printable") == TransferEncoding::quoted_printable);
    CHECK(parse_transfer_encoding("x-uuencode") == TransferEncoding::uuencode);
    for (auto const* raw : {"", "7bit", "8BIT", "binary", "7-bit", "8bit;"}) {
        CAPTURE(raw);
        CHECK(parse_transfer_encoding(raw) == TransferEncoding::none);
    }
    CHECK(parse_transfer_encoding("base65") == TransferEncoding::unknown);
}
