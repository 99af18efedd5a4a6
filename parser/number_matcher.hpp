// Matching the tokens of a document number one after the other.
#pragma once
#include "core/text.hpp"
#include "parser/tokens.hpp"
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace liaison {

/// Reads one family of document numbers at a place: each step takes a token or fails, and `end` says how far it came.
class NumberMatcher {
public:
    NumberMatcher(std::vector<Token> const& tokens, std::size_t at) : tokens_(tokens), at_(at) {}

    std::size_t taken(std::size_t from) const { return at_ - from; }
    /// From here on blanks may stand between the tokens.
    NumberMatcher& spaced() { return spaced_ = true, *this; }
    NumberMatcher& glued() { return spaced_ = false, *this; }

    bool word(std::string_view which) {
        return take(Token::Kind::word, [&](auto const& t) { return same_word(t.text, which); });
    }
    bool exact(std::string_view which) {
        return take(Token::Kind::word, [&](auto const& t) { return t.text == which; });
    }
    bool capitals(std::size_t at_least) {
        return take(Token::Kind::word, [&](auto const& t) {
            return t.text.size() >= at_least &&
                   std::ranges::all_of(t.text, [](char c) { return c >= 'A' && c <= 'Z'; });
        });
    }
    bool one_of(std::string_view letters) {
        return take(Token::Kind::word,
                    [&](auto const& t) { return t.text.size() == 1 && letters.contains(t.text[0]); });
    }
    bool digits(std::size_t at_least, std::size_t at_most = 9) {
        return take(Token::Kind::number,
                    [&](auto const& t) { return t.text.size() >= at_least && t.text.size() <= at_most; });
    }
    bool sign(std::string_view signs) {
        return take(Token::Kind::sign, [&](auto const& t) { return signs.contains(t.text[0]); });
    }
    bool dash() {
        if (sign("-")) return true;
        return take(Token::Kind::word, [](auto const& t) { return t.text == "–" || t.text == "—" || t.text == "‑"; });
    }
    /// The language of ITU's documents: "-E".
    bool language() { return dash() && one_of("EFSACR"); }
    bool year() {
        return take(Token::Kind::number,
                    [](auto const& t) { return t.text.size() == 4 && t.value >= 1990 && t.value < 2100; });
    }
    /// Runs `step`; if it fails the place is as before.
    template <class Step> bool attempt(Step step) {
        auto const before = at_;
        if (step()) return true;
        at_ = before;
        return false;
    }
    /// Runs `step`; if it fails the place is as before, and that is no failure.
    template <class Step> bool maybe(Step step) {
        attempt(step);
        return true;
    }

private:
    template <class Test> bool take(Token::Kind kind, Test test) {
        if (at_ >= tokens_.size() || tokens_[at_].kind != kind || !test(tokens_[at_])) return false;
        if (!first_ && !spaced_ && tokens_[at_].after_gap) return false;
        first_ = false;
        ++at_;
        return true;
    }

    std::vector<Token> const& tokens_;
    std::size_t at_;
    bool spaced_ = false;
    bool first_ = true;
};

} // namespace liaison
