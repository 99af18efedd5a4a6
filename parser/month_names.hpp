// The names of the months in the languages that statements come in.
#pragma once
#include <string_view>

namespace liaison {

/// 1 to 12 for a month's folded name or abbreviation, without its dot; 0 if it is none.
[[nodiscard]] unsigned month_named(std::string_view folded_name);
/// Whether it is one only where a year stands behind it: "sie" is a month in Poland and a word in Germany.
[[nodiscard]] bool is_month_with_year_only(std::string_view folded_name);

} // namespace liaison
