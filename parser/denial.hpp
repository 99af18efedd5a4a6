// Sentences that say that nothing is wanted: "No response to this letter is expected."
#pragma once
#include <string_view>

namespace liaison {

/// Whether somewhere in the folded text (parser/fold.hpp) the writer says that no answer and no deed is wanted.
[[nodiscard]] bool wants_nothing(std::string_view plain);

} // namespace liaison
