#include "documents/rtf_scan.hpp"
#include <charconv>

namespace liaison {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

} // namespace

std::optional<RtfToken> RtfScan::next() {
    while (rest_.starts_with('\r') || rest_.starts_with('\n')) rest_.remove_prefix(1);
    if (rest_.empty()) return std::nullopt;
    if (rest_[0] == '{' || rest_[0] == '}') {
        auto const is = rest_[0] == '{' ? RtfToken::Is::open : RtfToken::Is::close;
        rest_.remove_prefix(1);
        return RtfToken{.is = is, .text = {}, .number = {}};
    }
    if (rest_[0] == '\\') return control();
    auto const text = rest_.substr(0, rest_.find_first_of("{}\\\r\n"));
    rest_.remove_prefix(text.size());
    return RtfToken{.is = RtfToken::Is::text, .text = text, .number = {}};
}

RtfToken RtfScan::control() {
    rest_.remove_prefix(1);
    if (rest_.empty()) return {};
    if (rest_[0] == '\'') {
        unsigned char value = 0;
        auto const digits = rest_.substr(1, 2);
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        skip(3);
        return {.is = RtfToken::Is::byte, .text = {}, .number = {}, .byte = static_cast<char>(value)};
    }
    std::size_t letters = 0;
    while (letters < rest_.size() && letters < 32 && is_letter(rest_[letters])) ++letters;
    if (letters == 0) {
        auto const symbol = rest_[0];
        rest_.remove_prefix(1);
        return {.is = RtfToken::Is::symbol, .text = {}, .number = {}, .byte = symbol};
    }
    RtfToken token{.is = RtfToken::Is::word, .text = rest_.substr(0, letters), .number = {}};
    rest_.remove_prefix(letters);
    int value = 0;
    auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (end != rest_.data()) {
        token.number = error == std::errc{} ? value : 0;
        skip(static_cast<std::size_t>(end - rest_.data()));
    }
    if (rest_.starts_with(' ')) rest_.remove_prefix(1);
    return token;
}

} // namespace liaison
