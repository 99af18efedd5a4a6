// What one mail may say about one field of a statement: the desk compares all of it with all of it.
#pragma once
#include "parser/draft.hpp"

namespace liaison {

namespace limits {
inline constexpr std::size_t evidence_pieces = 200;    ///< of one field
inline constexpr std::size_t evidence_octets = 16'000; ///< of one field, all its pieces together
} // namespace limits

/// Takes away what goes beyond the limits, the later pieces first, and says so in the remarks.
void keep_evidence_within_limits(Draft& draft);

} // namespace liaison
