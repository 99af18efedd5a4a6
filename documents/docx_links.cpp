#include "documents/docx_links.hpp"
#include "core/text.hpp"
#include "documents/utf8.hpp"
#include <charconv>
#include <cstdint>

namespace liaison {

namespace {

std::uint32_t hex_value(std::string_view digits) {
    std::uint32_t value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const value = text[i] == '%' && i + 2 < text.size() ? hex_value(text.substr(i + 1, 2)) : 0;
        decoded.push_back(value == 0 ? text[i] : static_cast<char>(value));
        i += value == 0 ? 0 : 2;
    }
    return decoded;
}

} // namespace

std::string address_of_link(std::string_view target) {
    constexpr std::string_view scheme = "mailto:";
    if (!starts_with_word(target, scheme)) return {};
    target.remove_prefix(scheme.size());
    auto const address = std::string{trimmed(percent_decoded(target.substr(0, target.find('?'))))};
    bool const plain = address.find_first_of(" \t\r\n<>,;\"") == address.npos;
    return plain && address.contains('@') ? address : std::string{};
}

std::string address_of_field(std::string_view instruction) {
    auto const words = trimmed(instruction);
    auto const quote = words.find('"');
    if (!starts_with_word(words, "HYPERLINK") || quote == words.npos) return {};
    auto const target = words.substr(quote + 1);
    return address_of_link(target.substr(0, target.find('"')));
}

std::string symbol(std::string_view font, std::string_view hex_code) {
    auto const code = hex_value(hex_code);
    bool const picture = code >= 0xf000 && code <= 0xf0ff;
    if (!picture) return utf8_of(code);
    if (font != "Symbol") return {};
    switch (code) { // Adobe's Symbol encoding, what letters use of it
    case 0xf02d: return "−";
    case 0xf06d: return "µ";
    case 0xf0a3: return "≤";
    case 0xf0ae: return "→";
    case 0xf0b1: return "±";
    case 0xf0b3: return "≥";
    case 0xf0b4: return "×";
    case 0xf0b7: return "•";
    case 0xf0bb: return "≈";
    default: return code >= 0xf020 && code < 0xf040 ? utf8_of(code - 0xf000) : std::string{};
    }
}

pugi::xml_node chosen_alternative(pugi::xml_node alternatives) {
    auto const choice = child(alternatives, "Choice");
    return choice ? choice : child(alternatives, "Fallback");
}

} // namespace liaison
