// Time zones as mail and people write them beside a time.
#pragma once
#include <chrono>
#include <optional>
#include <string_view>

namespace liaison {

/// East of UTC, of a zone by its name: RFC 5322 4.3, and those that mail really has and that mean one thing.
[[nodiscard]] std::optional<std::chrono::minutes> zone_by_name(std::string_view word);

/// Of "+0100", "-1:30", "+01", "+100"; the sign is not among the digits.
[[nodiscard]] std::optional<std::chrono::minutes> zone_by_offset(char sign, std::string_view digits);

/// The zone that `text` begins with: "+0100 (CET)", "(MEZ)", "GMT+1", "UTC -05:00".
[[nodiscard]] std::optional<std::chrono::minutes> leading_zone(std::string_view text);

} // namespace liaison
