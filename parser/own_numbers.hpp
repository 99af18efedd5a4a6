// The number that a letter gives itself in a sentence: "our reference is HDEC/L/2026/14", "(Az. LF-2026/77)".
#pragma once
#include "parser/fold.hpp"
#include "parser/telling_phrases.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// The numbers that a sentence gives the letter it stands in, as written; behind words that announce a number any form
/// will do that people give to documents. `plain` is the folded sentence, `telling` its phrases. A number that the
/// letter answers or replaces is none of its own.
[[nodiscard]] std::vector<std::string> own_numbers_in(std::string_view sentence, FoldedText const& plain,
                                                      TellingPhrases const& telling);

} // namespace liaison
