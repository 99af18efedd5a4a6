// A text cut into numbers, words and signs: what dates and document numbers are recognised by.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace liaison {

struct Token {
    enum class Kind { number, word, sign };
    Kind kind = Kind::sign;
    std::string_view text;  ///< digits; letters (every character beyond ASCII counts as one); a single sign
    std::size_t begin = 0;  ///< where it stands
    bool after_gap = false; ///< blanks stand before it, or it is the first
    unsigned value = 0;     ///< of a number of at most nine digits

    [[nodiscard]] std::size_t end() const { return begin + text.size(); }
    [[nodiscard]] bool is(std::string_view other) const { return text == other; }
};

[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

} // namespace liaison
