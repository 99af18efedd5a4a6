// Deadlines in sentences: the date by which a letter asks for something.
#pragma once
#include "parser/date_text.hpp"
#include "parser/telling_phrases.hpp"
#include <optional>
#include <string_view>

namespace liaison {

/// More sentences than any rule looks back.
inline constexpr std::size_t never_asked = 1000;

/// The date by which the sentence asks its reader for an answer, if it does: not one by which its writer will have done
/// something, nor one by which he was asked himself. `plain` is the folded sentence, `telling` its phrases;
/// `since_asked` says how many sentences before an answer was asked for ("We collect them until 20 January"), or
/// `never_asked`.
[[nodiscard]] std::optional<DateFound> date_asked_for(std::string_view plain, TellingPhrases const& telling,
                                                      std::optional<Date> sent, std::size_t since_asked);

/// Whether the sentence asks for an answer.
[[nodiscard]] bool asks_for_answer(std::string_view plain, TellingPhrases const& telling);

} // namespace liaison
