#include "parser/charset.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/icu.hpp"
#include "parser/utf8.hpp"

namespace liaison {
namespace {

/// Names that mail uses, and what mail programs read them as. ICU ignores case and punctuation by itself.
struct Alias {
    std::string_view declared; ///< letters and digits only
    std::string_view charset;
};
constexpr std::array aliases = std::to_array<Alias>({
    {"ascii", "windows-1252"},
    {"usascii", "windows-1252"},
    {"ansix341968", "windows-1252"},
    {"ansi", "windows-1252"},
    {"iso646us", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"88591", "windows-1252"},
    {"latin1", "windows-1252"},
    {"l1", "windows-1252"},
    {"iso885915windows", "iso-8859-15"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"cp1252", "windows-1252"},
    {"cp1253", "windows-1253"},
    {"cp1254", "windows-1254"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"cp1257", "windows-1257"},
    {"cp1258", "windows-1258"},
    {"win1250", "windows-1250"},
    {"win1251", "windows-1251"},
    {"win1252", "windows-1252"},
    {"xcp1251", "windows-1251"},
    {"xcp1252", "windows-1252"},
    {"iso88599", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso885911", "windows-874"},
    {"tis620", "windows-874"},
    {"iso88598i", "iso-8859-8"},
    {"iso88598e", "iso-8859-8"},
    {"iso88596i", "iso-8859-6"},
    {"iso88596e", "iso-8859-6"},
    {"gb2312", "gb18030"},
    {"gb231280", "gb18030"},
    {"gbk", "gb18030"},
    {"cp936", "gb18030"},
    {"xgbk", "gb18030"},
    {"euccn", "gb18030"},
    {"windows936", "gb18030"},
    {"euckr", "windows-949"},
    {"ksc56011987", "windows-949"},
    {"ksc5601", "windows-949"},
    {"kscs56011987", "windows-949"},
    {"cp949", "windows-949"},
    {"uhc", "windows-949"},
    {"shiftjis", "windows-31j"},
    {"xsjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"cp932", "windows-31j"},
    {"mskanji", "windows-31j"},
    {"windows932", "windows-31j"},
    {"big5", "big5-hkscs"},
    {"cp950", "windows-950"},
    {"utf", "utf-8"},
    {"utf8mb4", "utf-8"},
    {"utf8sig", "utf-8"},
    {"xutf8", "utf-8"},
    {"unicode11utf8", "utf-8"},
    {"unicode11utf7", "utf-7"},
    {"xunicode20utf7", "utf-7"},
    {"unicode20utf7", "utf-7"},
    {"csunicode11utf7", "utf-7"},
    {"koi8", "koi8-r"},
    {"koi", "koi8-r"},
    {"xmacroman", "macintosh"},
    {"xmaccyrillic", "x-mac-cyrillic"},
    {"iso2022jpms", "iso-2022-jp"},
    {"cp50220", "iso-2022-jp"},
    {"cp50221", "iso-2022-jp"},
    {"ucs2", "utf-16"},
    {"unicode", "utf-16"},
});

std::string letters_and_digits(std::string_view name) {
    std::string result;
    for (char const c : lower_case(name))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
    return result;
}

/// The name under which ICU reads what was declared; empty if nothing of use was.
std::string charset_to_use(std::string_view declared) {
    if (declared.empty() || declared.size() > 40 || declared.contains(',')) return {};
    auto const key = letters_and_digits(declared);
    if (key == "utf8") return "utf-8";
    auto const alias = std::ranges::find(aliases, std::string_view{key}, &Alias::declared);
    if (alias != aliases.end()) return std::string{alias->charset};
    return icu::knows(declared) ? std::string{declared} : std::string{};
}

/// What the bytes themselves say where nothing is declared.
std::string charset_by_look(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
    if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
    for (auto escape = bytes.find('\x1b'); escape != bytes.npos; escape = bytes.find('\x1b', escape + 1)) {
        auto const sequence = bytes.substr(escape + 1, 2);
        if (sequence == "$B" || sequence == "$@") return "iso-2022-jp";
    }
    return {};
}

constexpr int sure_enough = 40; // of 100: what a guess needs

/// Long enough texts are looked at; of what ICU may guess, EBCDIC and UTF-32 are never mail.
std::string charset_by_guess(std::string_view bytes) {
    static constexpr std::size_t enough = 16;
    auto const matches = bytes.size() < enough ? std::vector<icu::Match>{} : icu::detect(bytes);
    if (matches.empty() || matches.front().confidence < sure_enough) return "windows-1252";
    auto const& guess = matches.front().charset;
    bool const absurd = guess.starts_with("IBM") || guess.starts_with("UTF-32");
    auto charset = absurd ? std::string{} : lower_case(charset_to_use(guess));
    return charset.empty() ? "windows-1252" : charset;
}

/// Charsets under whose name programs send what is in none of them, or in another one of their script.
constexpr std::array<std::string_view, 7> often_wrong = {"utf-8",        "windows-1252", "iso-8859-15", "koi8-r",
                                                         "windows-1251", "iso-8859-5",   "iso-8859-1"};

/// Not of Latin letters: of those a detector confuses too many.
constexpr std::array<std::string_view, 12> unlike_latin = {"windows-1251", "KOI8-R",    "ISO-8859-5", "ISO-8859-7",
                                                           "windows-1253", "Shift_JIS", "EUC-JP",     "EUC-KR",
                                                           "GB18030",      "Big5",      "ISO-8859-8", "windows-1255"};

/// The charset that the bytes are in, where they can hardly be in the declared one: another fits them well, and the
/// declared one less than half as well. Empty where there is doubt.
std::string charset_against(std::string_view declared, std::string_view bytes) {
    static constexpr std::ptrdiff_t enough = 16; // octets beyond ASCII
    if (!contains(often_wrong, declared)) return {};
    if (std::ranges::count_if(bytes, [](char c) { return (c & '\x80') != 0; }) < enough) return {};
    auto const matches = icu::detect(bytes);
    if (matches.empty() || matches.front().confidence < sure_enough) return {};
    auto const& best = matches.front();
    auto const own = std::ranges::find_if(
        matches, [&](auto const& match) { return lower_case(charset_to_use(match.charset)) == declared; });
    bool const fits = own != matches.end() && 2 * own->confidence >= best.confidence;
    return fits || !contains(unlike_latin, best.charset) ? std::string{} : lower_case(charset_to_use(best.charset));
}

/// Encoded words that were joined switch the ISO 2022 set without a character between, which ICU takes for an attack.
std::string without_empty_segments(std::string_view bytes) {
    static constexpr std::string_view to_ascii = "\x1b(B";
    std::string result;
    result.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        bool const empty = bytes.substr(at, 3) == to_ascii && bytes.substr(at + 3, 1) == "\x1b";
        if (empty)
            at += to_ascii.size();
        else
            result += bytes[at++];
    }
    return result;
}

icu::Converted convert(std::string_view bytes, std::string_view charset) {
    bool const switches = starts_with_word(charset, "iso-2022") && bytes.contains("\x1b(B\x1b");
    return switches ? icu::to_utf8(without_empty_segments(bytes), charset) : icu::to_utf8(bytes, charset);
}

DecodedText decode_undeclared(std::string_view bytes, std::string_view fallback) {
    auto charset = charset_by_look(bytes);
    if (charset.empty()) {
        auto const look = look_at(bytes);
        if (look == Bytes::ascii) return {std::string{bytes}, "us-ascii", false, {}};
        if (look == Bytes::utf8) return {std::string{bytes}, "utf-8", false, {}};
        charset = charset_to_use(fallback);
        if (charset == "utf-8") charset.clear();
    }
    bool const guessed = charset.empty();
    if (guessed) charset = charset_by_guess(bytes);
    auto [text, damaged] = convert(bytes, charset);
    return {std::move(text), charset, damaged, guessed ? charset : std::string{}};
}

/// What was declared as UTF-8 and is none.
DecodedText decode_as(std::string charset, std::string_view bytes) {
    return {convert(bytes, charset).text, "utf-8", true, std::move(charset)};
}

/// Declared as UTF-8. Bytes of which not one is UTF-8 were written by a program that lied: a person wants to read them.
DecodedText decode_utf8(std::string_view bytes) {
    switch (look_at(bytes)) {
    case Bytes::ascii:
    case Bytes::utf8: return {std::string{bytes}, "utf-8", false, {}};
    case Bytes::broken: break;
    case Bytes::other: return decode_as(charset_by_guess(bytes), bytes);
    }
    auto instead = charset_against("utf-8", bytes);
    if (!instead.empty()) return decode_as(std::move(instead), bytes);
    return {repaired_utf8(bytes), "utf-8", true, {}};
}

/// Text of western Europe that is valid UTF-8 all through, in more than one place, is UTF-8: its letters would have to
/// stand in pairs such as "Ã¶" each time.
bool is_utf8_after_all(std::string_view bytes, std::string_view charset) {
    if (charset != "windows-1252" && charset != "iso-8859-1" && charset != "iso-8859-15") return false;
    if (look_at(bytes) != Bytes::utf8) return false;
    auto const begins_character = [](char c) { return (c & '\xC0') == '\xC0'; };
    return std::ranges::count_if(bytes, begins_character) > 1;
}

bool is_ascii_name(std::string_view declared) {
    auto const key = letters_and_digits(declared);
    return key == "usascii" || key == "ascii" || key == "ansix341968" || key == "iso646us";
}

} // namespace

bool is_known_charset(std::string_view name) { return !charset_to_use(name).empty(); }

DecodedText decode_charset(std::string_view bytes, std::string_view declared, std::string_view fallback) {
    auto const charset = charset_to_use(declared);
    if (charset.empty()) return decode_undeclared(bytes, fallback);
    if (charset == "utf-8") return decode_utf8(bytes);
    if (is_ascii_name(declared)) {
        auto decoded = decode_undeclared(bytes, fallback);
        decoded.charset = lower_case(declared);
        return decoded;
    }
    if (is_utf8_after_all(bytes, lower_case(charset))) return {std::string{bytes}, "utf-8", false, "utf-8"};
    auto instead = charset_against(lower_case(charset), bytes);
    auto [text, damaged] = convert(bytes, instead.empty() ? charset : instead);
    return {std::move(text), lower_case(declared), damaged, std::move(instead)};
}

} // namespace liaison
