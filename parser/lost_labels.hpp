// ITU-T's cover page from which all labels were lost: its values alone, in the order of the form.
#pragma once
#include "parser/draft.hpp"
#include <string_view>
#include <vector>

namespace liaison {

/// What the values of such a cover in `text` say; nothing where the block below the heading "LIAISON STATEMENT" is no
/// such cover beyond doubt. `place` begins each place, as in evidence_of().
[[nodiscard]] std::vector<Evidence> evidence_in_lost_cover(std::string_view text, std::string_view place);

} // namespace liaison
