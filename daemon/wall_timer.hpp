// A timer on the clock on the wall: what is due at eight is due at eight, whatever happens to that clock meanwhile.
#pragma once
#include "core/time.hpp"
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <optional>

namespace liaison {

namespace asio = boost::asio;

/// One sleeper on the loop's thread; anybody there may wake it. A call while nobody sleeps is not lost.
class WallTimer {
public:
    /// Throws std::system_error, as Asio's own timers do, when the system has no descriptor left.
    explicit WallTimer(asio::any_io_executor const& loop);

    /// Sleeps until that moment of the system's clock, without an end for nothing; earlier when wake() is called or
    /// the clock is set. Time spent in suspension counts.
    [[nodiscard]] asio::awaitable<void> sleep_until(std::optional<Instant> moment);
    void wake();

private:
    asio::posix::stream_descriptor descriptor_;
    bool called_ = false;
};

} // namespace liaison
