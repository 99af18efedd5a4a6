// Sentences that say that nothing is wanted: "No response to this letter is expected."
#pragma once
#include <cstddef>
#include <string_view>

namespace liaison {

// Phrases (parser/phrases.hpp); is_denied() tells whether the words behind them do say it.

/// They say it by themselves: "need not answer", "aucune réponse".
extern std::string_view const denials;
/// They begin to say it, in English: "no response".
extern std::string_view const beginnings_of_denials;
/// They say it of whatever stands behind them: "requires no", which may be a reply or a code point.
extern std::string_view const denials_of_something;

/// Which of the lists, in their order above.
enum class Denial { whole, beginning, of_something };

/// Whether such a phrase, behind which the folded text goes on at `behind`, says that no answer and no deed is wanted.
[[nodiscard]] bool is_denied(Denial kind, std::string_view plain, std::size_t behind);

/// Whether somewhere in the folded text (parser/fold.hpp) the writer says that no answer and no deed is wanted.
[[nodiscard]] bool wants_nothing(std::string_view plain);

} // namespace liaison
