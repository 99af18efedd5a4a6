// The letters of the clock that are about the desk as a whole.
#pragma once
#include "desk/compose.hpp"
#include "desk/desk_steps.hpp"
#include <optional>

namespace liaison {

/// Nothing where there is nothing to say: no mail is held any more, the organization is gone, or a quiet week that is
/// not to be told.
[[nodiscard]] std::optional<Letter> letter_of(DeskStep const& step, Digest const& digest, House const& house,
                                              Instant now);

} // namespace liaison
