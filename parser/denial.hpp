// Sentences that say that nothing is wanted: "No response to this letter is expected."
#pragma once
#include <cstddef>
#include <string_view>

namespace liaison {

/// Phrases (parser/phrases.hpp) that say it by themselves: "need not answer", "aucune réponse".
extern std::string_view const denials;
/// Those that begin to say it, in English: "no response". is_denied() tells whether the words behind them do.
extern std::string_view const beginnings_of_denials;

/// Whether what stands in the folded text behind such a beginning, from `behind` on, says that it is not wanted.
[[nodiscard]] bool is_denied(std::string_view plain, std::size_t behind);

/// Whether somewhere in the folded text (parser/fold.hpp) the writer says that no answer and no deed is wanted.
[[nodiscard]] bool wants_nothing(std::string_view plain);

} // namespace liaison
