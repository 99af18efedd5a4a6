#include "daemon/wall_timer.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/timex.h>

using namespace liaison;
using namespace std::chrono_literals;

namespace {

Instant now() { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

/// A timer and its sleeper.
class Sleeper {
public:
    void sleep_until(std::optional<Instant> moment) {
        awake_ = false;
        asio::co_spawn(loop_, timer_.sleep_until(moment), [this](std::exception_ptr const& died) {
            awake_ = true;
            if (died) std::rethrow_exception(died);
        });
    }
    [[nodiscard]] bool wakes_within(std::chrono::milliseconds limit) {
        auto const until = std::chrono::steady_clock::now() + limit;
        while (!awake_ && std::chrono::steady_clock::now() < until) {
            loop_.restart();
            loop_.run_for(5ms);
        }
        return awake_;
    }
    [[nodiscard]] WallTimer& timer() { return timer_; }

private:
    asio::io_context loop_{1};
    WallTimer timer_{loop_.get_executor()};
    bool awake_ = false;
};

/// What the kernel tells of this process' timers on the clock on the wall (proc(5), /proc/pid/fdinfo).
std::vector<std::string> wall_timers() {
    std::vector<std::string> found;
    for (auto const& entry : std::filesystem::directory_iterator{"/proc/self/fdinfo"}) {
        std::ostringstream text;
        text << std::ifstream{entry.path()}.rdbuf();
        if (text.str().contains("clockid: 0\n")) found.push_back(text.str());
    }
    return found;
}

/// Sets the system's clock, as little as can be: to the kernel that is a change like any other.
bool clock_was_set_a_microsecond_ahead() {
    timex change{};
    change.modes = ADJ_SETOFFSET;
    change.time.tv_usec = 1;
    return ::adjtimex(&change) >= 0;
}

} // namespace

TEST_CASE("a sleeper wakes at the moment, at once when it is over, and when it is called") {
    Sleeper sleeper;
    auto const moment = now() + 80ms;
    sleeper.sleep_until(moment);
    CHECK(sleeper.wakes_within(5s));
    CHECK(now() >= moment);
    sleeper.sleep_until(now() - 1h);
    CHECK(sleeper.wakes_within(5s));
    sleeper.sleep_until(std::nullopt);
    CHECK_FALSE(sleeper.wakes_within(50ms));
    sleeper.timer().wake();
    CHECK(sleeper.wakes_within(5s));
    sleeper.timer().wake();
    sleeper.sleep_until(now() + 1h);
    CHECK_MESSAGE(sleeper.wakes_within(5s), "a call while nobody sleeps is not lost");
}

TEST_CASE("the kernel is asked for a moment of the clock on the wall, and to say when that clock is set") {
    Sleeper sleeper;
    sleeper.sleep_until(now() + 1h);
    CHECK_FALSE(sleeper.wakes_within(20ms));
    auto const timers = wall_timers();
    REQUIRE(timers.size() == 1);
    CAPTURE(timers.front());
    // timerfd_settime(2): TFD_TIMER_ABSTIME is 1, TFD_TIMER_CANCEL_ON_SET is 2.
    CHECK(timers.front().contains("settime flags: 03\n"));
}

TEST_CASE("a clock that is set wakes the sleeper, whatever it shows then") {
    Sleeper sleeper;
    sleeper.sleep_until(now() + 1h);
    CHECK_FALSE(sleeper.wakes_within(20ms));
    if (!clock_was_set_a_microsecond_ahead()) {
        MESSAGE("not tried: setting the clock needs CAP_SYS_TIME");
        return;
    }
    CHECK(sleeper.wakes_within(5s));
    sleeper.sleep_until(now() + 1h);
    CHECK_FALSE_MESSAGE(sleeper.wakes_within(50ms), "it goes on sleeping until the next time");
}
