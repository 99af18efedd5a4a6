// The way back from what a clock on the wall shows to the moment.
#pragma once
#include "core/time.hpp"

namespace liaison {

/// When a clock in `zone` shows `time` on that day. A time that a clock change skips is the moment of the change; of
/// two the first counts.
[[nodiscard]] Instant instant_at(Zone const& zone, Date date, std::chrono::minutes time);

} // namespace liaison
