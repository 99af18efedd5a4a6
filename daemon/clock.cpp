#include "daemon/clock.hpp"
#ifdef LIAISOND_CRASH_POINTS
#include <atomic>
#include <cstdlib>

namespace liaison {
namespace {

using std::chrono::milliseconds;

Instant of_system() { return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now()); }

std::optional<Instant> instant_in(char const* variable) {
    auto const* const text = std::getenv(variable);
    return text == nullptr ? std::nullopt : parse_instant(text);
}

/// How far the tests' clock is before the system's.
std::atomic<milliseconds>& ahead() {
    static std::atomic<milliseconds> ahead = [] {
        auto const start = instant_in("LIAISOND_CLOCK_STARTS_AT");
        return start ? *start - of_system() : milliseconds{0};
    }();
    return ahead;
}

} // namespace

Instant present() { return of_system() + ahead().load(); }

void set_clock(Instant shown) { ahead() = shown - of_system(); }

std::optional<Instant> simulated_sleep_until(std::optional<Instant> moment) {
    static auto const limit = instant_in("LIAISOND_CLOCK_JUMPS_UNTIL");
    if (limit && present() < *limit)
        ahead() = std::max(present(), std::min(moment.value_or(*limit), *limit)) - of_system();
    return moment ? std::optional{*moment - ahead().load()} : std::nullopt;
}

} // namespace liaison
#endif
