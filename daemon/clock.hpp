// The one place that asks what time it is. Tests' builds have a clock that a test sets; nothing of it is in a release.
#pragma once
#include "core/time.hpp"
#include <optional>

namespace liaison {

#ifdef LIAISOND_CRASH_POINTS
/// The system's clock; with LIAISOND_CLOCK_STARTS_AT=2027-01-01T08:00:00Z in the environment one that showed this when
/// it was first asked.
[[nodiscard]] Instant present();
/// Sets that clock, as people and NTP set the system's. Nobody who sleeps is woken by it.
void set_clock(Instant shown);
/// With LIAISOND_CLOCK_JUMPS_UNTIL in the environment a sleeper does not wait: the clock is set to `moment`, as far as
/// that is not later than the variable says. The moment of the system's clock until which to sleep then.
[[nodiscard]] std::optional<Instant> simulated_sleep_until(std::optional<Instant> moment);
#else
[[nodiscard]] inline Instant present() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}
[[nodiscard]] inline std::optional<Instant> simulated_sleep_until(std::optional<Instant> moment) { return moment; }
#endif

} // namespace liaison
