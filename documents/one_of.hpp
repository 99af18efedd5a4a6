// Membership in a small list.
#pragma once
#include <algorithm>
#include <ranges>

namespace liaison {

[[nodiscard]] constexpr bool one_of(std::ranges::range auto const& list, auto const& value) {
    return std::ranges::find(list, value) != std::ranges::end(list);
}

} // namespace liaison
