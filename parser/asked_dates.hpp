// Deadlines in sentences: the date by which a letter asks for something.
#pragma once
#include "parser/date_text.hpp"
#include "parser/telling_phrases.hpp"
#include <optional>
#include <string_view>

namespace liaison {

/// The date by which the sentence asks its reader for an answer, if it does: not one by which its writer will have done
/// something, nor one by which he was asked himself. `plain` is the folded sentence, `telling` its phrases;
/// `asked_before` says that the sentence before asks for an answer: "We collect them until 20 January".
[[nodiscard]] std::optional<DateFound> date_asked_for(std::string_view plain, TellingPhrases const& telling,
                                                      std::optional<Date> sent, bool asked_before);

/// Whether the sentence asks for an answer.
[[nodiscard]] bool asks_for_answer(std::string_view plain, TellingPhrases const& telling);

} // namespace liaison
