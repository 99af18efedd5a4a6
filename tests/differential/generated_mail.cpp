#include "tests/differential/generated_mail.hpp"
#include "core/prelude.hpp"
#include <random>

namespace liaison::test {
namespace {

std::string base64(std::string_view bytes, std::size_t line) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k > bytes.size() ? '=' : alphabet[(group >> (18 - 6 * k)) & 63U];
        if (line != 0 && (text.size() + 2) % (line + 2) >= line) text += "\r\n";
    }
    return text;
}

/// Every byte that is no letter or digit as an escape.
std::string escaped(std::string_view bytes, char mark) {
    std::string text;
    for (char const c : bytes) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        text += plain ? std::string{c} : fmt::format("{}{:02X}", mark, static_cast<unsigned char>(c));
    }
    return text;
}

/// The same words as bytes of a charset.
struct Sample {
    std::string_view charset;
    std::string_view bytes;
};

class Generator {
public:
    explicit Generator(std::uint64_t seed) : random_(seed) {}
    std::string mail(int depth);

private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n - 1}(random_); }
    bool maybe() { return below(2) == 0; }
    template <class List> auto const& any_of(List const& list) { return list[below(std::size(list))]; }

    Sample sample();
    std::string encoded_word();
    std::string phrase();
    std::string address();
    std::string address_list();
    std::string date();
    std::string name_parameter(std::string_view parameter);
    std::string entity(int depth);
    std::string leaf();
    std::string text_leaf();
    std::string file_leaf();
    std::string multipart(int depth);

    std::mt19937_64 random_;
    int boundaries_ = 0;
};

Sample Generator::sample() {
    static constexpr std::array samples = std::to_array<Sample>({
        {"us-ascii", "plain words"},
        {"utf-8", "caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC"},
        {"iso-8859-1", "d\xE9"
                       "cision \xFC"
                       "ber"},
        {"iso-8859-15", "10 \xA4"},
        {"windows-1252", "\x93quoted\x94"},
        {"iso-8859-2", "\xB1\xB6\xBC"},
        {"koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4"},
        {"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2"},
        {"gb2312", "\xD6\xD0\xB9\xFA"},
        {"big5", "\xA4\xA4\xA4\xE5"},
        {"euc-kr", "\xC7\xD1\xB1\xDB"},
        {"shift_jis", "\x93\xFA\x96{"},
        {"iso-2022-jp", "\x1b$BF|K\\\x1b(B"},
    });
    return any_of(samples);
}

std::string Generator::encoded_word() {
    auto const [charset, bytes] = sample();
    if (bytes.size() % 3 == 0) // GMime loses what follows a padded word (docs/violations.md)
        return fmt::format("=?{}?B?{}?=", charset, base64(bytes, 0));
    return fmt::format("=?{}?Q?{}?=", charset, escaped(bytes, '='));
}

std::string Generator::phrase() {
    switch (below(4)) {
    case 0: return "Ann Lee";
    case 1: return "\"Lee, Ann \\\"Q\\\"\"";
    case 2: return encoded_word();
    default: return encoded_word() + "\r\n " + encoded_word();
    }
}

std::string Generator::address() {
    static constexpr std::array specs = {"ann@itu.example", "b.c+d@x.example", "o'neil@a-b.example", "j@[192.0.2.1]"};
    auto const spec = std::string{any_of(specs)};
    switch (below(4)) {
    case 0: return spec;
    case 1: return "<" + spec + ">";
    case 2: return spec + " (Ann Lee)";
    default: return phrase() + " <" + spec + ">";
    }
}

std::string Generator::address_list() {
    std::string list = address();
    for (auto more = below(4); more > 0; --more) list += ",\r\n " + address();
    if (below(4) == 0) list = "Working group: " + list + ";, " + address();
    return list;
}

std::string Generator::date() {
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static constexpr std::array zones = {"+0000", "-0800", "+0530", "GMT", "EST", "+0100 (CET)"};
    return fmt::format("{}{} {} {} {:02}:{:02}:{:02} {}", maybe() ? "Fri, " : "", 1 + below(28), any_of(months),
                       1990 + below(60), below(24), below(60), below(60), any_of(zones));
}

std::string Generator::name_parameter(std::string_view parameter) {
    auto const [charset, bytes] = sample();
    switch (below(4)) {
    case 0: return fmt::format("{}=letter.doc", parameter);
    case 1: return fmt::format("{}=\"two words \\\"x\\\".doc\"", parameter);
    case 2: return fmt::format("{}*={}''{}.doc", parameter, charset, escaped(bytes, '%'));
    default: return fmt::format("{}*0*={}''{};\r\n {}*1*=%41b.doc", parameter, charset, escaped(bytes, '%'), parameter);
    }
}

std::string Generator::text_leaf() {
    auto const [charset, bytes] = sample();
    std::string body;
    for (auto lines = below(5); lines > 0; --lines) body += std::string{bytes} + "\r\n";
    auto const head = fmt::format("Content-Type: text/{}; charset={}\r\n", maybe() ? "plain" : "html", charset);
    switch (below(3)) {
    case 0: return head + "Content-Transfer-Encoding: 8bit\r\n\r\n" + body;
    case 1: return head + "Content-Transfer-Encoding: base64\r\n\r\n" + base64(body, 76) + "\r\n";
    default: break;
    }
    std::string encoded;
    for (auto lines = below(5); lines > 0; --lines) encoded += escaped(bytes, '=') + (maybe() ? "=\r\n" : "\r\n");
    return head + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + encoded;
}

std::string Generator::file_leaf() {
    std::string bytes;
    for (auto length = below(300); length > 0; --length) bytes += static_cast<char>(below(256));
    return "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; " + name_parameter("filename") +
           "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(bytes, 60) + "\r\n";
}

std::string Generator::leaf() { return maybe() ? text_leaf() : file_leaf(); }

std::string Generator::multipart(int depth) {
    static constexpr std::array kinds = {"mixed", "alternative", "related", "x-unheard-of"};
    auto const boundary = fmt::format("{}=_b{}", maybe() ? "--" : "", boundaries_++);
    auto text = fmt::format("Content-Type: multipart/{}; boundary=\"{}\"\r\n\r\n{}", any_of(kinds), boundary,
                            maybe() ? "preamble\r\n" : "");
    for (auto parts = 1 + below(3); parts > 0; --parts)
        text += fmt::format("--{}{}\r\n{}\r\n", boundary, maybe() ? " " : "", entity(depth - 1));
    return text + "--" + boundary + "--\r\n" + (maybe() ? "epilogue\r\n" : "");
}

std::string Generator::entity(int depth) {
    switch (depth > 0 ? below(4) : 0) {
    case 0:
    case 1: return leaf();
    case 2: return multipart(depth);
    default: return "Content-Type: message/rfc822\r\n\r\n" + mail(depth - 1);
    }
}

std::string Generator::mail(int depth) {
    std::string text = "From: " + address() + "\r\nTo: " + address_list() + "\r\n";
    if (maybe()) text += "Cc:\r\n " + address_list() + "\r\n";
    text += fmt::format("Date: {}\r\nMessage-ID: <{}@x.example>\r\n", date(), below(100000));
    text += "Subject: " + encoded_word() + " and " + encoded_word() + "\r\n " + encoded_word() +
            "\r\nMIME-Version: 1.0\r\n";
    return text + entity(depth);
}

} // namespace

std::string generated_mail(std::uint64_t seed) { return Generator{seed}.mail(3); }

} // namespace liaison::test
