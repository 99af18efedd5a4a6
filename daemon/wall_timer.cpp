#include "daemon/wall_timer.hpp"
#include "daemon/clock.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <sys/timerfd.h>
#include <system_error>
#include <unistd.h>

namespace liaison {
namespace {

using namespace std::chrono;
constexpr Instant far_away = sys_days{year{2200} / January / 1};

/// A moment that is over rings at once; zero would put the timer out.
itimerspec setting_for(Instant moment) {
    auto const at = std::clamp(moment, Instant{1ms}, far_away).time_since_epoch();
    itimerspec setting{};
    setting.it_value.tv_sec = duration_cast<seconds>(at).count();
    setting.it_value.tv_nsec = duration_cast<nanoseconds>(at % 1s).count();
    return setting;
}

int open_timer() {
    auto const descriptor = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "timerfd_create");
    return descriptor;
}

} // namespace

WallTimer::WallTimer(asio::any_io_executor const& loop) : descriptor_(loop, open_timer()) {}

asio::awaitable<void> WallTimer::sleep_until(std::optional<Instant> moment) {
    moment = simulated_sleep_until(moment);
    auto const setting = setting_for(moment.value_or(far_away));
    // TFD_TIMER_CANCEL_ON_SET: a clock that is set makes the descriptor readable, and the sleeper looks again.
    ::timerfd_settime(descriptor_.native_handle(), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &setting, nullptr);
    if (!called_)
        co_await descriptor_.async_wait(asio::posix::stream_descriptor::wait_read, asio::as_tuple(asio::use_awaitable));
    called_ = false;
    std::uint64_t rung = 0;
    static_cast<void>(::read(descriptor_.native_handle(), &rung, sizeof rung));
}

void WallTimer::wake() {
    called_ = true;
    descriptor_.cancel();
}

} // namespace liaison
