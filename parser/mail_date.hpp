// Dates of mail headers (RFC 5322 3.3 and 4.3, and what programs write instead).
#pragma once
#include "core/time.hpp"
#include <optional>
#include <string_view>

namespace liaison {

/// Reads a Date value: any order of day, month name and year that is unambiguous, asctime, ISO 8601; comments, a wrong
/// weekday and a missing one are no matter; without a zone, or with an unknown one, UTC. Nothing if it is no such day
/// or time.
[[nodiscard]] std::optional<Instant> parse_mail_date(std::string_view raw);

} // namespace liaison
