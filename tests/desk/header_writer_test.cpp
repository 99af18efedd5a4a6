#include "core/text.hpp"
#include "desk/header_writer.hpp"
#include "desk/safe_text.hpp"
#include "parser/mail.hpp"

using namespace liaison;

namespace {

/// The value of a written field, unfolded (RFC 5322 2.2.3).
std::string unfolded(std::string_view field) {
    std::string value;
    for (auto const line : split(field.substr(field.find(':') + 2), '\n')) value += line.substr(0, line.find('\r'));
    return value;
}

bool has_only_folded_line_ends(std::string_view field) {
    if (!field.ends_with("\r\n")) return false;
    field.remove_suffix(2);
    for (auto at = field.find_first_of("\r\n"); at != field.npos; at = field.find_first_of("\r\n", at + 2))
        if (!field.substr(at).starts_with("\r\n ")) return false;
    return true;
}

std::size_t longest_line(std::string_view field) {
    std::size_t longest = 0;
    for (auto const line : split(field, '\n')) longest = std::max(longest, line.size());
    return longest - 1; // the carriage return
}

} // namespace

TEST_CASE("subjects in all scripts come back as they went in") {
    for (std::string const subject :
         {"LS on QKD key management", "LS/r on “loss measurement over aggregated links” (IPPM-LS 7)",
          "关于短期证书撤销的联络声明",
          "Спектр и адресация IPv6 для подвижных ретрансляторов, проект отчета рабочей группы",
          "階層化された感覚ストリームのペイロード形式", "مذكرة تنسيق بشأن إدارة المفاتيح", "🜁 🜂 one 🜃 two",
          "a b c d e é", "é e é", "=?utf-8?Q?not_an_encoded_word?=", "x"}) {
        CAPTURE(subject);
        auto const field = write_text_header("Subject", subject);
        CHECK(field.starts_with("Subject: "));
        CHECK(has_only_folded_line_ends(field));
        CHECK(longest_line(field) <= 78);
        CHECK(std::ranges::all_of(field, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
        CHECK(decode_header(field.substr(9, field.size() - 11)) == subject);
    }
}

TEST_CASE("a long subject is folded at its words, a word too long for a line is encoded") {
    std::string words;
    for (int i = 0; i < 40; ++i) words += "word" + std::to_string(i) + " ";
    auto const field = write_text_header("Subject", trimmed(words));
    CHECK(longest_line(field) <= 78);
    CHECK(unfolded(field) == trimmed(words));
    auto const long_word = write_text_header("Subject", std::string(3000, 'a'));
    CHECK(longest_line(long_word) <= 78);
    CHECK(decode_header(long_word.substr(9, long_word.size() - 11)) == std::string(3000, 'a'));
}

TEST_CASE("an encoded word has at most 75 characters and splits no character") {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "語";
    auto const field = write_text_header("Subject", text);
    auto const value = unfolded(field);
    for (auto const word : split(value, ' ')) {
        CHECK(word.size() <= 75);
        auto const alone = decode_header(word);
        CHECK_FALSE(alone.contains("\xef\xbf\xbd"));
        CHECK(alone.size() % 3 == 0);
    }
}

TEST_CASE("names in address lists are atoms, quoted strings or encoded words") {
    CHECK(write_address_header("To", {{"Ann Lee", "ann@itu.example"}}) == "To: Ann Lee <ann@itu.example>\r\n");
    CHECK(write_address_header("To", {{"", "ann@itu.example"}}) == "To: ann@itu.example\r\n");
    CHECK(write_address_header("To", {{"Lee, Ann \"X\" \\", "ann@itu.example"}}) ==
          "To: \"Lee, Ann \\\"X\\\" \\\\\" <ann@itu.example>\r\n");
    CHECK(write_address_header("To", {{"J. Lee", "j@itu.example"}}) == "To: \"J. Lee\" <j@itu.example>\r\n");
    auto const encoded = write_address_header("To", {{"Jørgen Lee, PhD", "j@itu.example"}});
    CHECK_FALSE(encoded.contains(','));
    CHECK(write_address_header("Cc", {}).empty());
    CHECK(write_address_header("To", {{"a", "a@b.example"}, {"b", "c@d.example"}}) ==
          "To: a <a@b.example>, b <c@d.example>\r\n");
}

TEST_CASE("a display name cannot begin a header of its own") {
    auto const field = write_address_header("To", {{"Ann\r\nBcc: all@itu.example\r\n\r\nbody", "ann@itu.example"}});
    CHECK(has_only_folded_line_ends(field));
    CHECK(field == "To: \"Ann Bcc: all@itu.example body\" <ann@itu.example>\r\n");
}

TEST_CASE("only what is a message-id gets between angle brackets") {
    CHECK(write_id_header("References", {"a@b.example", "x\r\nBcc: y@z.example", "a b@c", "no-at-sign", "<x@y>", ""}) ==
          "References: <a@b.example>\r\n");
    CHECK(write_id_header("References", {}).empty());
    CHECK_FALSE(is_message_id(std::string(300, 'a') + "@b"));
}

TEST_CASE("one line holds no control, no line end and nothing that turns the direction of writing") {
    CHECK(one_line(" a\r\n\tb\x01\x7f c ") == "a b c");
    CHECK(one_line("pay\u202Egnp.exe\u2066x\u2069") == "paygnp.exex");
    CHECK(one_line("a\u2028b\u0085c") == "a b c");
    CHECK(one_line("\xff\xc3") == "\xef\xbf\xbd\xef\xbf\xbd");
    CHECK(one_line("\xed\xa0\x80").starts_with("\xef\xbf\xbd")); // a surrogate
    CHECK(one_line("\xc0\xaf") == "\xef\xbf\xbd\xef\xbf\xbd");   // overlong "/"
    CHECK(one_line("語語語語", 2) == "語語...");
    CHECK(one_line("语", 1) == "语");
    CHECK(one_line("").empty());
}

TEST_CASE("a wrapped text keeps its words and its indent") {
    CHECK(wrapped("aaa bbb ccc", 2, 9) == "aaa bbb\n  ccc");
    CHECK(wrapped("aaaaaaaaaaaaaaaa b", 2, 9) == "aaaaaaaaaaaaaaaa\n  b");
    CHECK(wrapped("", 2, 9).empty());
}
