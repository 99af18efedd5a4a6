#include "daemon/imap/imap_tokens.hpp"
#include "core/text.hpp"

namespace liaison {

bool ImapToken::is_nil() const { return kind == Kind::atom && same_word(text, "NIL"); }

ImapToken ImapTokens::next() {
    data_.remove_prefix(std::min(data_.find_first_not_of(' '), data_.size()));
    if (data_.empty()) return {};
    auto const one = [this](ImapToken::Kind kind) {
        data_.remove_prefix(1);
        return ImapToken{kind, {}};
    };
    switch (data_.front()) {
    case '(': return one(ImapToken::Kind::open);
    case ')': return one(ImapToken::Kind::close);
    case '"': return quoted();
    case '{': return literal();
    default: return atom();
    }
}

ImapToken ImapTokens::quoted() {
    ImapToken token{ImapToken::Kind::quoted, {}};
    std::size_t at = 1;
    for (; at < data_.size() && data_[at] != '"'; ++at) {
        if (data_[at] == '\\' && at + 1 < data_.size()) ++at;
        token.text += data_[at];
    }
    data_.remove_prefix(std::min(at + 1, data_.size()));
    return token;
}

/// "BODY[HEADER.FIELDS (SUBJECT)]<0>" is one: blanks and parentheses in brackets belong to it.
ImapToken ImapTokens::atom() {
    bool in_brackets = false;
    std::size_t at = 0;
    for (; at < data_.size(); ++at) {
        char const c = data_[at];
        if (c == '[') in_brackets = true;
        if (c == ']') in_brackets = false;
        if (!in_brackets && (c == ' ' || c == '(' || c == ')')) break;
    }
    ImapToken token{ImapToken::Kind::atom, std::string{data_.substr(0, at)}};
    data_.remove_prefix(at);
    return token;
}

ImapToken ImapTokens::literal() {
    auto const close = data_.find('}');
    if (close == data_.npos || literals_.empty()) return atom();
    data_.remove_prefix(close + 1);
    ImapToken token{ImapToken::Kind::literal, std::move(literals_.front().octets), literals_.front().too_large};
    literals_ = literals_.subspan(1);
    return token;
}

bool ImapTokens::skip_value() {
    std::size_t depth = 0;
    for (;;) {
        auto const token = next();
        switch (token.kind) {
        case ImapToken::Kind::end: return false;
        case ImapToken::Kind::open: ++depth; continue;
        case ImapToken::Kind::close:
            if (depth == 0) return false;
            --depth;
            break;
        case ImapToken::Kind::atom:
        case ImapToken::Kind::quoted:
        case ImapToken::Kind::literal: break;
        }
        if (depth == 0) return true;
    }
}

} // namespace liaison
