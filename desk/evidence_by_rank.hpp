// The evidence of a draft, field by field, the most believed first.
#pragma once
#include "parser/draft.hpp"
#include <vector>

namespace liaison {

/// What the draft says about `field`, by rank, in the mail's order within one.
[[nodiscard]] std::vector<Evidence const*> evidence_for(Draft const& draft, Field field);
/// Of these, those that a label says, be its value empty or not.
[[nodiscard]] std::vector<Evidence const*> labelled_evidence(Draft const& draft, Field field);

} // namespace liaison
