// What somebody who mistyped a word may have meant.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// How many letters must be added, dropped, changed or swapped with their neighbour to make `b` of `a`; case counts
/// not.
[[nodiscard]] std::size_t typing_distance(std::string_view a, std::string_view b);

/// Whether that distance is one, for text that is in one case already; quick enough for long lists.
[[nodiscard]] bool is_one_slip(std::string_view a, std::string_view b);

/// The known word that is close enough to `word` to be meant, if any.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& known);

/// `; did you mean "coordinators"?`, or `; known here: a, b, c` where nothing is near.
[[nodiscard]] std::string suggestion(std::string_view word, std::vector<std::string> const& known);

} // namespace liaison
