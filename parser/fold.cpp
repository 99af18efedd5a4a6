#include "parser/fold.hpp"
#include "core/text.hpp"
#include <algorithm>

namespace liaison {
namespace {

/// Base letters of U+00C0 to U+017F, one a code point; a blank leaves the character as it is.
constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo ouuuuyts"
                                   "aaaaaaaceeeeiiiidnooooo ouuuuyty"
                                   "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii"
                                   "iijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
                                   "uuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

constexpr char32_t invalid = 0xFFFD;

struct Decoded {
    char32_t code = invalid;
    std::size_t length = 1;
};

Decoded decode_at(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    unsigned const first = byte(0);
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (length == 1 || at + length > text.size()) return {};
    char32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        code = code << 6U | (byte(i) & 0x3FU);
    }
    return {code, length};
}

/// The ASCII that stands for a typographic character; 0 if none does, ' ' for a blank, '\1' for nothing at all.
char ascii_for(char32_t code) {
    if (code >= 0xC0 && code < 0x180) return latin[code - 0xC0] == ' ' ? '\0' : latin[code - 0xC0];
    if (code >= 0xFF01 && code <= 0xFF5E) {
        auto const plain = static_cast<char>(code - 0xFF01 + '!');
        return plain >= 'A' && plain <= 'Z' ? static_cast<char>(plain - 'A' + 'a') : plain;
    }
    if (code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F) return ' ';
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) return '-';
    if ((code >= 0x2018 && code <= 0x201B) || code == 0xB4 || code == 0x2032) return '\'';
    if ((code >= 0x201C && code <= 0x201F) || code == 0xAB || code == 0xBB) return '"';
    if ((code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) || code == 0xFEFF || code == 0xAD)
        return '\1';
    return '\0';
}

char32_t lower_of(char32_t code) {
    if (code >= 0x410 && code <= 0x42F) return code + 0x20;
    if (code == 0x401 || code == 0x451) return 0x435; // Ё is written as Е as often as not
    if (code >= 0x400 && code <= 0x40F) return code + 0x50;
    if (code >= 0x391 && code <= 0x3A9) return code + 0x20;
    return code;
}

void append_utf8(std::string& to, char32_t code) {
    if (code < 0x800) {
        to += static_cast<char>(0xC0U | code >> 6U);
    } else {
        to += static_cast<char>(0xE0U | code >> 12U);
        to += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    }
    to += static_cast<char>(0x80U | (code & 0x3FU));
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Appends the character at `at` to `result`, folded; how many octets it had.
std::size_t append_folded(std::string& result, std::string_view utf8, std::size_t at) {
    char const c = utf8[at];
    if ((c & '\x80') == 0) {
        result += lower(c);
        return 1;
    }
    auto const [code, length] = decode_at(utf8, at);
    if (code == invalid || length == 4)
        result.append(utf8.substr(at, length));
    else if (char const plain = ascii_for(code); plain == '\0')
        append_utf8(result, lower_of(code));
    else if (plain != '\1')
        result += plain;
    return length;
}

/// Most text is ASCII to its end, and then folding is nothing but lower case, octet for octet.
bool is_ascii(std::string_view text) {
    unsigned char any = 0;
    for (char const c : text) any |= static_cast<unsigned char>(c);
    return any < 0x80;
}

std::string in_lower_case(std::string_view ascii) {
    std::string result(ascii.size(), '\0');
    std::ranges::transform(ascii, result.begin(), lower);
    return result;
}

bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0;
}

} // namespace

std::string folded(std::string_view utf8) {
    if (is_ascii(utf8)) return in_lower_case(utf8);
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) at += append_folded(result, utf8, at);
    return result;
}

FoldedText folded_with_origin(std::string_view utf8) {
    if (is_ascii(utf8)) return {.text = in_lower_case(utf8), .places = {}};
    FoldedText result;
    result.text.reserve(utf8.size());
    result.places.reserve(utf8.size() + 1);
    for (std::size_t at = 0; at < utf8.size();) {
        auto const next = at + append_folded(result.text, utf8, at);
        result.places.resize(result.text.size(), static_cast<std::uint32_t>(at));
        at = next;
    }
    result.places.push_back(static_cast<std::uint32_t>(utf8.size()));
    return result;
}

std::string folded_line(std::string_view utf8) { return collapsed(folded(utf8)); }

bool has_folded_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        auto const end = at + word.size();
        bool const free_before = at == 0 || !is_word_char(text[at - 1]) || !is_word_char(word.front());
        bool const free_behind = end == text.size() || !is_word_char(text[end]) || !is_word_char(word.back());
        if (free_before && free_behind) return true;
    }
    return false;
}

} // namespace liaison
