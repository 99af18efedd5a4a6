#include "documents/docx_symbols.hpp"
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

} // namespace

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
