#include "daemon/reminder_clock.hpp"
#include "core/crash_point.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "daemon/remind_due.hpp"
#include "store/reminders.hpp"

namespace liaison {
namespace {

using namespace std::chrono_literals;
constexpr std::size_t most_at_once = 100; // others want to write, too
constexpr auto after_store_failure = 5s;

} // namespace

ReminderClock::ReminderClock(asio::any_io_executor const& loop, Surroundings around)
    : timer_(loop), around_(std::move(around)) {}

void ReminderClock::reconsider() {
    timetable_used_ = false;
    wake();
}

void ReminderClock::stop() {
    stopping_ = true;
    wake();
}

asio::awaitable<void> ReminderClock::run() {
    while (!stopping_) {
        std::optional<Instant> next = present() + after_store_failure;
        if (co_await use_timetable()) next = co_await do_what_is_due();
        if (stopping_ || (next && *next <= present())) continue;
        log(LogEvent::reminders_next, {{LogKey::next, next ? write_instant(*next) : "never"}});
        co_await timer_.sleep_until(next);
    }
}

asio::awaitable<bool> ReminderClock::use_timetable() {
    if (timetable_used_) co_return true;
    auto const house = around_.house();
    timetable_used_ = true;
    auto const done = co_await run_on(around_.writer, Writer::Lane::work, [&](Connection& connection) -> Result<bool> {
        auto const used = Reminders{connection}.use_timetable(house->timetable.fingerprint(), present());
        if (!used) return std::unexpected(used.error());
        return true;
    });
    if (!done) {
        timetable_used_ = false;
        log(LogEvent::reminders_failed, {{LogKey::cause, done.error().what}});
    }
    co_return done.has_value();
}

/// Asked of the reading connection first: as long as nothing is due nothing is written.
asio::awaitable<std::optional<Instant>> ReminderClock::do_what_is_due() {
    auto const house = around_.house();
    auto const next = next_reminder(around_.reader, *house, present());
    if (next && (!*next || **next > present())) co_return *next;
    auto const round = next ? co_await run_on(around_.writer, Writer::Lane::work,
                                              [&](Connection& connection) {
                                                  return remind_due(connection, *house, present(), most_at_once);
                                              })
                            : Result<RoundOfReminders>{std::unexpected(next.error())};
    if (!round) {
        log(LogEvent::reminders_failed, {{LogKey::cause, round.error().what}});
        co_return present() + after_store_failure;
    }
    crash_point("round_done");
    for (auto const& [id, why] : round->failed)
        log(LogEvent::reminder_failed, {{LogKey::statement, id}, {LogKey::cause, why}});
    for (auto const& mail : round->queued)
        log(LogEvent::reminder_queued,
            {{LogKey::kind, mail.step}, {LogKey::statement, mail.statement.value_or(StatementId{})}});
    if (!round->queued.empty()) around_.mails_queued();
    co_return present();
}

} // namespace liaison
