#include "desk/safe_text.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

constexpr Utf8Character invalid{0xfffd, 1};

/// RFC 3629 4: the length that a first octet announces, and its bits.
constexpr Utf8Character announced(unsigned char octet) {
    if (octet < 0x80) return {octet, 1};
    if (octet >= 0xc2 && octet <= 0xdf) return {octet & 0x1fU, 2};
    if (octet >= 0xe0 && octet <= 0xef) return {octet & 0x0fU, 3};
    if (octet >= 0xf0 && octet <= 0xf4) return {octet & 0x07U, 4};
    return invalid;
}

constexpr bool is_overlong_or_surrogate(Utf8Character c) {
    return (c.size == 3 && c.code < 0x800) || (c.size == 4 && c.code < 0x10000) || c.code > 0x10ffff ||
           (c.code >= 0xd800 && c.code <= 0xdfff);
}

constexpr bool is_blank_or_control(char32_t c) {
    return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029;
}

constexpr bool turns_direction(char32_t c) { return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069); }

} // namespace

Utf8Character first_character(std::string_view text) {
    auto character = announced(static_cast<unsigned char>(text.front()));
    if (character.size == 1) return character;
    if (text.size() < character.size) return invalid;
    for (auto const c : text.substr(1, character.size - 1)) {
        auto const octet = static_cast<unsigned char>(c);
        if ((octet & 0xc0U) != 0x80U) return invalid;
        character.code = (character.code << 6U) | (octet & 0x3fU);
    }
    return is_overlong_or_surrogate(character) ? invalid : character;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); text.remove_prefix(first_character(text).size)) ++count;
    return count;
}

std::string one_line(std::string_view text, std::size_t longest) {
    std::string line;
    line.reserve(text.size());
    std::size_t count = 0;
    bool blank = false;
    while (!text.empty()) {
        auto const character = first_character(text);
        auto const octets = text.substr(0, character.size);
        text.remove_prefix(character.size);
        if (turns_direction(character.code)) continue;
        if (is_blank_or_control(character.code)) {
            blank = !line.empty();
            continue;
        }
        if (count >= longest) return line += "...";
        if (std::exchange(blank, false)) line += ' ', ++count;
        line += character.code == invalid.code ? std::string_view{"\xef\xbf\xbd"} : octets;
        ++count;
    }
    return line;
}

std::string wrapped(std::string_view line, std::size_t indent, std::size_t width) {
    if (indent + line.size() <= width) return std::string{line};
    std::string result;
    std::size_t column = indent;
    for (auto const word : split(line, ' ')) {
        auto const length = count_characters(word);
        if (!result.empty() && column + 1 + length > width) {
            result += '\n';
            result.append(indent, ' ');
            column = indent;
        } else if (!result.empty()) {
            result += ' ';
            ++column;
        }
        result += word;
        column += length;
    }
    return result;
}

std::string safe_lines(std::string_view text, std::size_t most) {
    std::vector<std::string> lines;
    for (auto const line : split(trimmed(text), '\n')) {
        if (lines.size() == most) {
            lines.emplace_back("...");
            break;
        }
        lines.push_back(one_line(line));
    }
    return joined(lines, "\n");
}

std::string all_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (auto const line : split(trimmed(text), '\n')) lines.push_back(one_line(line, line.size()));
    return joined(lines, "\n");
}

std::string indented_lines(std::string_view text, std::size_t indent) {
    std::vector<std::string> lines;
    for (auto const line : split(text, '\n')) lines.push_back(wrapped(line, indent));
    return joined(lines, "\n" + std::string(indent, ' '));
}

} // namespace liaison
