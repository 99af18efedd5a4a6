// The families of document numbers that bodies give.
#pragma once
#include "parser/number_matcher.hpp"
#include <span>

namespace liaison {

struct NumberFamily {
    bool (*matches)(NumberMatcher&);
    bool sure; ///< it can be nothing else than a document's number
};

[[nodiscard]] std::span<NumberFamily const> number_families();

} // namespace liaison
