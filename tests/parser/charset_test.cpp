#include "parser/charset.hpp"
#include "parser/draft.hpp"
#include "parser/mail.hpp"

using namespace liaison;

TEST_CASE("every charset that mail uses becomes UTF-8") {
    struct Example {
        char const* charset;
        std::string bytes;
        std::string text;
    };
    for (auto const& [charset, bytes, text] : std::vector<Example>{
             {"utf-8", "caf\xC3\xA9", "café"},
             {"utf8", "caf\xC3\xA9", "café"},
             {"UTF_8", "caf\xC3\xA9", "café"},
             {"iso-8859-1",
              "\x93"
              "caf\xE9\x94",
              "“café”"},
             {"latin1", "caf\xE9", "café"},
             {"iso8859-15", "\xA4", "€"},
             {"iso-8859-2", "\xB1", "ą"},
             {"cp1252", "\x80", "€"},
             {"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"},
             {"cp-1251", "\xCF", "П"},
             {"koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4", "Привет"},
             {"koi8-u", "\xA6", "і"},
             {"shift_jis", "\x93\xFA\x96{", "日本"},
             {"x-sjis", "\x87@", "①"},
             {"euc-jp", "\xC6\xFC\xCB\xDC", "日本"},
             {"iso-2022-jp", "\x1b$BF|K\\\x1b(B", "日本"},
             {"gb2312", "\xD6\xD0\xB9\xFA", "中国"},
             {"gb18030", "\xD6\xD0\x81\x30\x81\x30", "中\xC2\x80"},
             {"big5", "\xA4\xA4\xA4\xE5", "中文"},
             {"ks_c_5601-1987", "\xC7\xD1\xB1\xDB", "한글"},
             {"euc-kr", "\xC7\xD1", "한"},
             {"iso-2022-kr", "\x1b$)C\x0eGQ\x0f", "한"},
             {"tis-620", "\xA1", "ก"},
             {"utf-7", "+AOk-", "é"},
             {"unicode-1-1-utf-7", "caf+AOk-", "café"},
             {"utf-16", "\xFF\xFE\xE9", "�"},
             {"macintosh", "\x8E", "é"},
             {"us-ascii", "caf\xE9", "café"},
             {"us-ascii", "caf\xC3\xA9", "café"},
             {"", "caf\xC3\xA9", "café"},
             {"", "caf\xE9", "café"},
             {"", "\x1b$BF|K\\\x1b(B", "日本"},
             {"unknown-8bit", "caf\xE9", "café"},
             {"x-nonsense", "caf\xE9", "café"},
             {"iso-2022-jp,locale=ja", "x", "x"},
         }) {
        CAPTURE(charset);
        CAPTURE(bytes);
        CHECK(decode_charset(bytes, charset).text == text);
    }
}

TEST_CASE("the charset that was used is told where the declared one is of no use") {
    CHECK(decode_charset("x", "ISO-8859-1").charset == "iso-8859-1");
    CHECK(decode_charset("x", "US-ASCII").charset == "us-ascii");
    CHECK(decode_charset("x", "").charset == "us-ascii");
    CHECK(decode_charset("é", "").charset == "utf-8");
    CHECK(decode_charset("\xE9", "").charset == "windows-1252");
    CHECK(decode_charset("\xE9", "x-nonsense").charset == "windows-1252");
    CHECK(decode_charset("\x1b$BF|\x1b(B", "").charset == "iso-2022-jp");
    CHECK(decode_charset("\xF0\xD2", "", "koi8-r").charset == "koi8-r");
}

TEST_CASE("bytes that do not belong to the charset are marked") {
    auto const cut = decode_charset("caf\xC3\xA9 \xC3", "utf-8");
    CHECK(cut.text == "café \xEF\xBF\xBD");
    CHECK(cut.damaged);
    auto const lie = decode_charset("caf\xE9", "utf-8");
    CHECK(lie.text == "café");
    CHECK(lie.damaged);
    CHECK(decode_charset("\x81\x20", "shift_jis").damaged);
    CHECK_FALSE(decode_charset("\x81\x40", "shift_jis").damaged);
    CHECK_FALSE(decode_charset("caf\xE9", "").damaged);
}

TEST_CASE("a long text without a charset is read in the one it looks like") {
    std::string const koi8 =
        "\xF0\xD2\xC9\xD7\xC5\xD4, \xCB\xC1\xCB \xC4\xC5\xCC\xC1? \xF7\xD3\xC5 \xC8\xCF\xD2\xCF\xDB\xCF, "
        "\xD3\xD0\xC1\xD3\xC9\xC2\xCF \xE2\xCF\xCC\xD8\xDB\xCF\xC5 \xDA\xC1 \xD7\xCF\xD0\xD2\xCF\xD3";
    CHECK(decode_charset(koi8, "").text.starts_with("Привет, как дела?"));
}

TEST_CASE("a text that is clearly in another charset than it declares is read in that one, and it is told") {
    std::string const russian = // windows-1251: "Просим представить замечания"
        "\xCF\xF0\xEE\xF1\xE8\xEC \xEF\xF0\xE5\xE4\xF1\xF2\xE0\xE2\xE8\xF2\xFC "
        "\xE7\xE0\xEC\xE5\xF7\xE0\xED\xE8\xFF \xE4\xEE \xEA\xEE\xED\xF6\xE0 \xEC\xE5\xF1\xFF\xF6\xE0";
    for (auto const* declared : {"iso-8859-1", "windows-1252", "koi8-r", "utf-8"}) {
        CAPTURE(declared);
        auto const decoded = decode_charset(russian, declared);
        CHECK(decoded.text == "Просим представить замечания до конца месяца");
        CHECK(decoded.charset == declared);
        CHECK(decoded.taken_for == "windows-1251");
    }
    CHECK(decode_charset(russian, "windows-1251").taken_for.empty());
    CHECK(decode_charset(russian, "").taken_for == "windows-1251");
    std::string const german = "Die Arbeitsgruppe m\xF6"
                               "chte \xFC"
                               "ber die \xC4nderung der \xDC"
                               "bertragung informieren. Gr\xFC\xDF"
                               "e, f\xFCr \xD6sterreich, k\xF6nnen, m\xFCssen, sp\xE4ter, t\xE4glich, h\xF6her, \xFC"
                               "blich";
    CHECK(decode_charset(german, "iso-8859-1").taken_for.empty());
    CHECK(decode_charset("\xD4\xE5\xF1\xF2", "koi8-r").taken_for.empty());
}

TEST_CASE("what is not sure about a charset is a defect of the mail and a remark of the statement") {
    auto const mail = parse_mail("From: a@x.example\nSubject: LS\n\nTitre: caf\xE9\n");
    std::string const doubt = "its charset is not declared; taken for windows-1252";
    CHECK(mail.top.doubt == doubt);
    CHECK(mail.defects == std::vector<std::string>{"1: " + doubt});
    CHECK(read_statement(mail).remarks == std::vector<std::string>{"text: " + doubt});
    CHECK(parse_mail("Content-Type: text/plain; charset=iso-8859-1\n\ncaf\xE9").top.doubt.empty());
    CHECK(parse_mail("Content-Type: text/plain; charset=iso-8859-1\n\ncafé à la").top.doubt ==
          "declared as iso-8859-1, but it is utf-8");
}

TEST_CASE("an HTML text without a charset in its header is read in the one it names itself") {
    std::string const head = "Content-Type: text/html\n\n";
    for (auto const* meta :
         {"<meta charset=koi8-r>", "<META http-equiv=\"Content-Type\" content=\"text/html; charset=KOI8-R\">",
          "<meta charset='koi8-r'/>", "<meta charset=koi8-r\n>"}) {
        CAPTURE(meta);
        auto const top = parse_mail(head + meta + "\xF0").top;
        CHECK(top.text == meta + std::string{"П"});
        CHECK(top.charset == "koi8-r");
    }
    CHECK(parse_mail(head + "<meta charset=koi8-r>П").top.text == "<meta charset=koi8-r>П");
    CHECK(parse_mail(head + "<meta charset=\xE9").top.text == "<meta charset=é");
}

TEST_CASE("ISO-2022-JP has what Japanese programs put into it") {
    CHECK(decode_charset("\x1b$B-!\x1b(B", "iso-2022-jp").text == "①");
    CHECK(decode_charset("\x1b(I12\x1b(B", "iso-2022-jp").text == "ｱｲ");
    CHECK(decode_charset("\x1b(J\\\x1b(B", "iso-2022-jp").text == "¥");
}
