// When a quoted mail was sent, as mail programs write it in the language of their user.
#pragma once
#include "core/time.hpp"
#include <optional>
#include <string_view>

namespace liaison {

struct QuotedDate {
    Instant instant;       ///< in UTC where it tells no zone, midnight where it tells no time
    bool has_time = false; ///< a mail was sent at a time of the day; a memo has a day only
};

/// "Friday, November 20, 2026 2:30 PM", "20 нояб. 2026 г. в 10:30", "2026年11月20日 下午2:30", "Fri, 20 Nov 2026
/// 10:30:00 +0100". Nothing where it tells no day.
[[nodiscard]] std::optional<QuotedDate> read_quoted_date(std::string_view value);

} // namespace liaison
