#include "daemon/courier/courier.hpp"
#include "core/crash_point.hpp"
#include "daemon/clock.hpp"
#include "daemon/courier/ceiling.hpp"
#include "daemon/courier/courier_log.hpp"
#include "daemon/courier/outbox_claim.hpp"
#include "daemon/courier/relay.hpp"
#include "daemon/jitter.hpp"
#include "daemon/log.hpp"
#include "daemon/run_on_writer.hpp"
#include "daemon/wakeup.hpp"
#include "desk/bounce_address.hpp"
#include <boost/asio/co_spawn.hpp>

namespace liaison {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t octets_in_hand = 64'000'000; // one large mail more may come on top
constexpr auto longest_sleep = 5s; // then the outbox is looked at again: another program may have made a mail due
constexpr auto pause_of_relay = 30s;
constexpr auto pause_of_store = 5s;

void log_failure(Error const& error) { log(LogEvent::courier_failed, {{LogKey::cause, error.what}}); }

} // namespace

struct Courier::Work : std::enable_shared_from_this<Courier::Work> {
    Work(asio::any_io_executor on, Writer& to, SmtpSettings smtp, CurrentHouse current, RelayLimits const& times)
        : loop(std::move(on)),
          writer(to),
          settings(std::move(smtp)),
          house(std::move(current)),
          limits(times),
          relay(std::make_shared<Relay>(loop, settings, limits)),
          bell(loop),
          mail_ended(loop) {}

    asio::any_io_executor loop;
    Writer& writer;
    SmtpSettings settings;
    CurrentHouse house;
    RelayLimits limits;
    std::shared_ptr<Relay> relay; ///< a mail in hand keeps the one it began with
    Wakeup bell;
    Wakeup mail_ended;
    std::size_t mails = 0;                              ///< in hand
    std::size_t octets = 0;                             ///< of them
    std::optional<Clock::time_point> relay_rests_until; ///< it could not be used the last time
    bool took_over = false;
    bool stopping = false;
    bool cut_off = false;

    [[nodiscard]] std::size_t free_places() const;
    [[nodiscard]] Clock::duration time_until(std::optional<Instant> due) const;
    asio::awaitable<bool> take_over();
    asio::awaitable<Clock::duration> start_due();
    void start(TakenMail mail);
    asio::awaitable<void> carry(std::shared_ptr<Work> self, TakenMail mail);
    asio::awaitable<Delivery> attempt(TakenMail const& mail);
    [[nodiscard]] std::string sender_of(OutboxMail const& row) const;
    void note(Delivery const& delivery);
    asio::awaitable<void> settle(OutboxMail const& row, Settlement const& settlement);
    [[nodiscard]] std::vector<Outgoing> notices_about(OutboxMail const& row, Settlement const& settlement) const;
    asio::awaitable<void> finish();
};

// A relay that could not be used is asked with one mail before all the others come.
std::size_t Courier::Work::free_places() const {
    if (octets >= octets_in_hand) return 0;
    if (!relay_rests_until) return settings.connections - std::min(settings.connections, mails);
    return mails == 0 && Clock::now() >= *relay_rests_until ? 1 : 0;
}

Clock::duration Courier::Work::time_until(std::optional<Instant> due) const {
    Clock::duration time = longest_sleep;
    if (due) time = std::min<Clock::duration>(time, *due - present());
    if (relay_rests_until && mails == 0)
        time = std::min<Clock::duration>(longest_sleep, *relay_rests_until - Clock::now());
    return std::max<Clock::duration>(time, 1ms);
}

// What a courier before us had in hand is nobody's. Only once, and before anything is claimed: what is leased later is
// in our own hands.
asio::awaitable<bool> Courier::Work::take_over() {
    if (took_over) co_return true;
    auto const released = co_await run_on(writer, Writer::Lane::work, [](Connection& connection) {
        return connection.outbox().release_all(courier_name, present());
    });
    if (!released) log_failure(released.error());
    took_over = released.has_value();
    co_return took_over;
}

// Starts what is due and has a place; returns how long there is nothing else to do.
asio::awaitable<Clock::duration> Courier::Work::start_due() {
    if (!co_await take_over()) co_return pause_of_store;
    auto const places = free_places();
    if (places == 0) co_return time_until(std::nullopt);
    auto const room = octets_in_hand - octets;
    auto taken = co_await run_on(writer, Writer::Lane::work,
                                 [places, room, ceiling = settings.mails_a_day](Connection& connection) {
                                     return take_due(connection, places, room, ceiling, present());
                                 });
    if (!taken) {
        log_failure(taken.error());
        co_return pause_of_store;
    }
    if (taken->mails.empty()) co_return time_until(taken->next_due);
    crash_point("claimed-outgoing");
    for (auto& mail : taken->mails) start(std::move(mail));
    co_return 0s;
}

void Courier::Work::start(TakenMail mail) {
    auto const size = mail.size();
    ++mails;
    octets += size;
    asio::co_spawn(loop, carry(shared_from_this(), std::move(mail)),
                   [this, self = shared_from_this(), size](std::exception_ptr const& died) {
                       try {
                           if (died) std::rethrow_exception(died);
                       } catch (std::exception const& bug) {
                           log_failure({Fault::bug, bug.what()});
                       }
                       --mails;
                       octets -= size;
                       bell.wake();
                       mail_ended.wake();
                   });
}

asio::awaitable<void> Courier::Work::carry(std::shared_ptr<Work> /* lives as long as this */, TakenMail mail) {
    auto const begin = Clock::now();
    auto const delivery = co_await attempt(mail);
    crash_point("sent-before-settle");
    log_ceiling(mail.row, mail.at_ceiling, settings.mails_a_day);
    if (!below_ceiling(recipients_to_try(mail.row), mail.at_ceiling).empty()) note(delivery);
    auto const delay = cut_off ? 0ms : with_jitter(retry_delay(mail.row.attempts));
    auto const settlement = settlement_of(mail.row, delivery.verdicts, settings, present(), delay);
    co_await settle(mail.row, settlement);
    crash_point("settled");
    log_settlement(mail.row, settlement, std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin));
}

asio::awaitable<Delivery> Courier::Work::attempt(TakenMail const& mail) {
    auto const tried = recipients_to_try(mail.row);
    auto below = below_ceiling(tried, mail.at_ceiling);
    auto const carrier = relay;
    Delivery delivery;
    if (!mail.content) {
        delivery.verdicts.assign(below.size(), Verdict{Fate::temporary, mail.content.error().what});
    } else if (!below.empty()) {
        delivery = co_await carrier->deliver(sender_of(mail.row), std::move(below), *mail.content);
    }
    delivery.verdicts = with_ceiling(tried, mail.at_ceiling, delivery.verdicts, settings.mails_a_day);
    co_return delivery;
}

// What comes back to it is about this mail (VERP).
std::string Courier::Work::sender_of(OutboxMail const& row) const {
    auto const current = house();
    return row.mail.envelope_sender.empty() ? std::string{} : bounce_address(row.id, current->desk, current->key);
}

void Courier::Work::note(Delivery const& delivery) {
    bool const known = relay_rests_until && Clock::now() < *relay_rests_until; // several mails met the same trouble
    relay_rests_until.reset();
    if (!delivery.unreachable || cut_off) return;
    relay_rests_until = Clock::now() + pause_of_relay;
    if (known) return;
    bool const may_pass =
        is_temporary(delivery.unreachable->fault) || delivery.unreachable->fault == Fault::unavailable;
    log(may_pass ? LogEvent::relay_unavailable : LogEvent::relay_refuses_us,
        {{LogKey::relay, relay->name()}, {LogKey::cause, delivery.unreachable->what}});
}

// A mail whose fate cannot be written down keeps its place: while the store fails nothing more is sent.
asio::awaitable<void> Courier::Work::settle(OutboxMail const& row, Settlement const& settlement) {
    auto notices = notices_about(row, settlement);
    for (;;) {
        auto const settled = co_await run_on(writer, Writer::Lane::work, [&](Connection& connection) {
            return connection.outbox().settle(settlement.attempt, notices, present());
        });
        if (settled) co_return;
        log_failure(settled.error());
        if (cut_off) co_return;
        if (settled.error().fault == Fault::bug) notices.clear();
        asio::steady_timer pause{loop, pause_of_store};
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

// A notice that fails is in the log and in the queue's list; another mail about it could fail as well, and so on.
std::vector<Outgoing> Courier::Work::notices_about(OutboxMail const& row, Settlement const& settlement) const {
    if (settlement.refused.empty() || row.mail.kind == MailKind::notice) return {};
    auto notice = notice_of_failure(row.id, row.mail, settlement.refused, *house(), present());
    if (!notice) return {};
    return {*std::move(notice)};
}

asio::awaitable<void> Courier::Work::finish() {
    auto const deadline = Clock::now() + limits.farewell;
    while (mails > 0 && Clock::now() < deadline) co_await mail_ended.sleep(deadline - Clock::now());
    if (mails > 0) {
        cut_off = true;
        relay->abort();
    }
    while (mails > 0) co_await mail_ended.sleep(longest_sleep);
}

Courier::Courier(asio::any_io_executor loop, Writer& writer, SmtpSettings settings, CurrentHouse house,
                 RelayLimits limits)
    : work_(std::make_shared<Work>(std::move(loop), writer, std::move(settings), std::move(house), limits)) {}

Courier::~Courier() = default;

asio::awaitable<void> Courier::run() {
    auto const work = work_;
    while (!work->stopping) {
        auto const idle = co_await work->start_due();
        if (idle > 0s && !work->stopping) co_await work->bell.sleep(idle);
        work->relay->close_idle();
    }
    co_await work->finish();
}

void Courier::wake() { work_->bell.wake(); }

void Courier::use(SmtpSettings settings) {
    work_->settings = std::move(settings);
    work_->relay = std::make_shared<Relay>(work_->loop, work_->settings, work_->limits);
    work_->relay_rests_until.reset();
    work_->bell.wake();
}

void Courier::stop() {
    work_->stopping = true;
    work_->bell.wake();
}

} // namespace liaison
