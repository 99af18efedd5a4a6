// A bell for a coroutine of the loop that sleeps until there is work.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <utility>

namespace liaison {

namespace asio = boost::asio;

/// One sleeper, any number of callers, all on the loop's thread. A call while nobody sleeps is not lost.
class Wakeup {
public:
    explicit Wakeup(asio::any_io_executor const& loop) : timer_(loop) {}

    void wake() {
        called_ = true;
        if (sleeping_) timer_.cancel();
    }
    /// Sleeps until wake() was called, at most for `time`; true if it was called.
    [[nodiscard]] asio::awaitable<bool> sleep(std::chrono::steady_clock::duration time) {
        if (!called_) {
            sleeping_ = true;
            timer_.expires_after(time);
            co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
            sleeping_ = false;
        }
        co_return std::exchange(called_, false);
    }

private:
    asio::steady_timer timer_;
    bool sleeping_ = false;
    bool called_ = false;
};

} // namespace liaison
