// std::ranges::contains, which libstdc++ has from version 13 on.
#pragma once
#include <algorithm>
#include <functional>

namespace liaison {

/// Whether an element of `range`, or what `projection` makes of it, equals `value`.
template <class Range, class Value, class Projection = std::identity>
[[nodiscard]] constexpr bool contains(Range const& range, Value const& value, Projection projection = {}) {
    return std::ranges::find(range, value, projection) != std::ranges::end(range);
}

} // namespace liaison
