// Running text cut into sentences.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

struct Sentence {
    std::string text;     ///< in one line
    std::size_t line = 0; ///< of the text it begins in, counted from 1
};

/// The sentences of `text`; an empty line ends one, a line end does not. "15. März" and "e.g." do not either.
/// What goes on for more than 4 kB is cut at a blank, at 8 kB anywhere.
[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view text);

} // namespace liaison
