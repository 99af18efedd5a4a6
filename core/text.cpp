#include "core/text.hpp"

namespace liaison {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower_case(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

bool same_word(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

bool starts_with_word(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && same_word(text.substr(0, prefix.size()), prefix);
}

std::string collapsed(std::string_view text) {
    std::string result;
    result.resize_and_overwrite(text.size(), [&](char* to, std::size_t) {
        std::size_t size = 0;
        bool in_word = false;
        for (char const c : text) {
            if (!is_blank(c)) {
                to[size++] = c;
                in_word = true;
            } else if (std::exchange(in_word, false)) {
                to[size++] = ' ';
            }
        }
        return in_word || size == 0 ? size : size - 1;
    });
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == text.npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string joined(std::vector<std::string> const& items, std::string_view separator) {
    return fmt::format("{}", fmt::join(items, separator));
}

} // namespace liaison
