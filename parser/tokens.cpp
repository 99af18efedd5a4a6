#include "parser/tokens.hpp"

namespace liaison {
namespace {

Token::Kind kind_of(char c) {
    if (c >= '0' && c <= '9') return Token::Kind::number;
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0;
    return letter ? Token::Kind::word : Token::Kind::sign;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

unsigned value_of(std::string_view digits) {
    unsigned value = 0;
    if (digits.size() > 9) return value;
    for (char const c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

} // namespace

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    tokens.reserve(text.size() / 4 + 1);
    bool gap = true;
    for (std::size_t at = 0; at < text.size();) {
        if (is_blank(text[at])) {
            gap = true;
            ++at;
            continue;
        }
        Token token{.kind = kind_of(text[at]), .begin = at, .after_gap = std::exchange(gap, false)};
        std::size_t end = at + 1;
        while (token.kind != Token::Kind::sign && end < text.size() && kind_of(text[end]) == token.kind) ++end;
        token.text = text.substr(at, end - at);
        if (token.kind == Token::Kind::number) token.value = value_of(token.text);
        tokens.push_back(token);
        at = end;
    }
    return tokens;
}

} // namespace liaison
