// Reminds when it is time: sleeps until the next step, does what is due, sleeps again.
#pragma once
#include "daemon/run_on_writer.hpp"
#include "daemon/wall_timer.hpp"
#include "desk/decide.hpp"
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>

namespace liaison {

/// Nothing of it is kept in memory: what is next stands in the store, so a restart, a suspension or a clock that was
/// set finds what is due by looking.
class ReminderClock {
public:
    /// What the clock works with; all of it outlives it.
    struct Surroundings {
        Writer& writer;
        Connection& reader; ///< on the loop's thread
        std::function<std::shared_ptr<House const>()> house;
        std::function<void()> mails_queued; ///< called when the outbox has something new
    };

    ReminderClock(asio::any_io_executor const& loop, Surroundings around);

    /// Runs until stop(), finishing the round in hand.
    [[nodiscard]] asio::awaitable<void> run();
    /// Something was written that may have another moment.
    void wake() { timer_.wake(); }
    /// The configuration may be another one.
    void reconsider();
    void stop();

private:
    [[nodiscard]] asio::awaitable<bool> use_timetable();
    /// When to look again; nothing: when woken.
    [[nodiscard]] asio::awaitable<std::optional<Instant>> do_what_is_due();

    WallTimer timer_;
    Surroundings around_;
    bool timetable_used_ = false;
    bool stopping_ = false;
};

} // namespace liaison
