#include "parser/address_tokens.hpp"
#include "parser/encoded_words.hpp"

namespace liaison {
namespace {

using Kind = AddressToken::Kind;

/// Quoted pairs give up their backslash (RFC 5322 3.2.1).
std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        result += text[i];
    }
    return result;
}

} // namespace

std::optional<AddressToken> AddressTokens::next() {
    while (at_ < raw_.size()) {
        switch (raw_[at_]) {
        case ' ':
        case '\t':
        case '\r':
        case '\n':
        case '>':
            ++at_;
            glued_ = false;
            break;
        case ',': return token(Kind::comma, {}, at_ + 1);
        case ';': return token(Kind::semicolon, {}, at_ + 1);
        case ':': return token(Kind::colon, {}, at_ + 1);
        case '<': return angle();
        case '"':
            if (auto found = quoted()) return found;
            ++at_;
            break;
        case '(':
            if (auto found = comment()) return found;
            return word();
        default: return word();
        }
    }
    return std::nullopt;
}

AddressToken AddressTokens::token(Kind kind, std::string text, std::size_t end) {
    AddressToken result{kind, std::move(text), glued_};
    at_ = std::min(end, raw_.size());
    glued_ = kind == Kind::word || kind == Kind::quoted;
    return result;
}

std::size_t AddressTokens::closing_quote(std::size_t open) {
    if (quotes_are_broken_) return raw_.npos;
    for (auto at = open + 1; at < raw_.size(); ++at) {
        if (raw_[at] == '"') return at;
        if (raw_[at] == '\\') ++at;
    }
    quotes_are_broken_ = true;
    return raw_.npos;
}

std::optional<AddressToken> AddressTokens::quoted() {
    auto const close = closing_quote(at_);
    if (close == raw_.npos) return std::nullopt;
    return token(Kind::quoted, unescaped(raw_.substr(at_ + 1, close - at_ - 1)), close + 1);
}

/// Once a parenthesis was found that nothing closes, only those without others inside are comments.
std::size_t AddressTokens::closing_parenthesis(std::size_t open) {
    std::size_t depth = 0;
    for (auto at = open; at < raw_.size(); ++at) {
        if (raw_[at] == '\\') {
            ++at;
        } else if (raw_[at] == '(') {
            if (++depth > 1 && comments_are_broken_) return raw_.npos;
        } else if (raw_[at] == ')' && --depth == 0) {
            return at;
        }
    }
    comments_are_broken_ = true;
    return raw_.npos;
}

std::optional<AddressToken> AddressTokens::comment() {
    auto const close = closing_parenthesis(at_);
    if (close == raw_.npos) return std::nullopt;
    return token(Kind::comment, unescaped(raw_.substr(at_ + 1, close - at_ - 1)), close + 1);
}

/// Where <...> ends: at its ">", or where the next "<" shows that it was forgotten, then at a separator.
std::size_t AddressTokens::end_of_angle(std::size_t begin) {
    auto end = raw_.find_first_of("<>\"", begin);
    while (end != raw_.npos && raw_[end] == '"') {
        auto const close = closing_quote(end);
        end = raw_.find_first_of(close == raw_.npos ? "<>" : "<>\"", close == raw_.npos ? end : close + 1);
    }
    if (end != raw_.npos && raw_[end] == '>') return end;
    auto const separator = raw_[begin] == '@' ? raw_.npos : raw_.substr(0, end).find_first_of(",;", begin);
    return std::min({end, separator, raw_.size()});
}

AddressToken AddressTokens::angle() {
    auto const begin = raw_.find_first_not_of("< \t\r\n", at_);
    if (begin == raw_.npos) return token(Kind::angle, {}, raw_.size());
    auto const end = end_of_angle(begin);
    bool const closed = end < raw_.size() && raw_[end] == '>';
    return token(Kind::angle, std::string{raw_.substr(begin, end - begin)}, closed ? end + 1 : end);
}

AddressToken AddressTokens::word() {
    if (auto const length = encoded_word_length(raw_, at_); length != 0)
        return token(Kind::word, std::string{raw_.substr(at_, length)}, at_ + length);
    auto end = at_ + 1;
    if (raw_[at_] == '[') { // an address literal has colons
        static constexpr std::size_t longest_literal = 64;
        auto const close = raw_.substr(0, at_ + longest_literal).find_first_of("] \t\r\n,<", end);
        if (close != raw_.npos && raw_[close] == ']') end = close + 1;
    }
    while (end < raw_.size() && std::string_view{" \t\r\n,;:<>\"(["}.find(raw_[end]) == std::string_view::npos &&
           raw_.substr(end, 2) != "=?")
        ++end;
    return token(Kind::word, std::string{raw_.substr(at_, end - at_)}, end);
}

std::string without_comments(std::string_view text) {
    if (!text.contains('(')) return std::string{text};
    std::string result;
    std::size_t depth = 0;
    bool quoted = false;
    for (char const c : text) {
        if (c == '"' && depth == 0) quoted = !quoted;
        if (c == '(' && !quoted) ++depth;
        if (depth == 0) result += c;
        if (c == ')' && depth > 0) --depth;
    }
    return result;
}

} // namespace liaison
