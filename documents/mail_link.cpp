#include "documents/mail_link.hpp"
#include "core/text.hpp"
#include <charconv>

namespace liaison {

namespace {

unsigned hex_value(std::string_view digits) {
    unsigned value = 0;
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

} // namespace liaison
