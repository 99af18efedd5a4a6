#include "daemon/intake.hpp"
#include "core/crash_point.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <sys/resource.h>

namespace liaison {
namespace {

using namespace std::chrono_literals;
constexpr std::size_t batch_mails = 128;
constexpr std::size_t batch_bytes = 8'000'000;
constexpr int begun_too_often = 3; // the third attempt finds that the two before it came to nothing
constexpr auto look_for_others = 1s;
constexpr auto after_store_failure = 5s;
constexpr auto longest_untold = 10s; // what follows from new statements has time while mail waits to be read
constexpr int niceness = 10;         // who waits for a 250 goes first

void log_decision(InboxMail const& row, Decision const& decision) {
    auto const ms = (present() - row.received).count();
    if (decision.record) {
        auto const& statement = decision.record->statement;
        log(LogEvent::statement_recorded,
            {{LogKey::id, decision.record->id},
             {LogKey::from, statement.from.organization.value_or(statement.from.text)},
             {LogKey::purpose, statement.purpose ? name_of(*statement.purpose) : "none"},
             {LogKey::deadline, statement.deadline ? write_date(*statement.deadline) : "none"},
             {LogKey::inbox, row.id},
             {LogKey::ms, ms}});
        return;
    }
    auto const event = decision.outcome == Outcome::held ? LogEvent::mail_held : LogEvent::mail_processed;
    log(event, {{LogKey::inbox, row.id},
                {LogKey::outcome, name_of(decision.outcome)},
                {LogKey::statement, decision.on_statement.value_or(StatementId{})},
                {LogKey::reason, decision.reason},
                {LogKey::ms, ms}});
}

/// Whether another attempt with the same mail would come to the same end; else the trouble is the store's.
bool is_about_the_mail(Fault fault) { return !is_temporary(fault) && fault != Fault::denied; }

} // namespace

/// How many mails of a batch the writer still has, and the bell for when it has none.
struct Intake::Batch {
    explicit Batch(asio::any_io_executor const& loop) : settled(loop) {}
    std::size_t open = 0;
    Wakeup settled;
};

Intake::Intake(asio::any_io_executor const& loop, Surroundings around)
    : loop_(loop), around_(std::move(around)), wakeup_(loop), documents_(reader_program()), pool_(1) {
    // Linux has a niceness for each thread; 0 is the calling one.
    asio::post(pool_, [] { ::setpriority(PRIO_PROCESS, 0, niceness); });
}

void Intake::stop() {
    stopping_ = true;
    documents_.stop();
    wakeup_.wake();
}

asio::awaitable<void> Intake::run() {
    while (!stopping_) {
        store_failed_ = false;
        auto const processed = co_await process_next_batch();
        if (processed == 0 || std::chrono::steady_clock::now() >= tell_by_) tell_store_changed();
        if (store_failed_)
            co_await wakeup_.sleep(after_store_failure);
        else if (processed == 0)
            while (!stopping_ && !co_await wakeup_.sleep(look_for_others) && !somebody_wrote()) {
            }
    }
    co_await hand_over();
    co_await settle();
}

void Intake::tell_store_changed() {
    tell_by_ = std::chrono::steady_clock::now() + longest_untold;
    around_.store_changed();
}

asio::awaitable<std::size_t> Intake::process_next_batch() {
    co_await give_back(std::exchange(unprepared_, {})); // of a batch that an exception ended
    unprepared_.reserve(batch_mails);
    auto claimed = co_await run_on(around_.writer, Writer::Lane::work, [](Connection& connection) {
        return connection.inbox().claim(batch_mails, batch_bytes, present());
    });
    // The writer has one batch while the next one is being parsed.
    co_await hand_over();
    if (!claimed) {
        log(LogEvent::intake_failed, {{LogKey::cause, claimed.error().what}});
        store_failed_ = true;
        co_return 0;
    }
    crash_point("claimed");
    for (auto const& mail : *claimed) unprepared_.push_back(mail.row.id);
    for (auto& mail : *claimed) {
        if (stopping_ || store_failed_) break;
        auto prepared = co_await prepare_on_pool(std::move(mail));
        if (stopping_) break; // its documents may have been left unread
        ready_.push_back(std::move(prepared));
        std::erase(unprepared_, ready_.back().row.id);
        crash_point("prepared");
    }
    if (claimed->empty()) co_await settle();
    if (!unprepared_.empty()) co_await give_back(std::exchange(unprepared_, {}));
    co_return claimed->size();
}

asio::awaitable<void> Intake::hand_over() {
    co_await settle();
    last_ = std::make_shared<Batch>(loop_);
    last_->open = ready_.size();
    for (auto& prepared : std::exchange(ready_, {}))
        asio::co_spawn(loop_, apply(std::move(prepared), last_), asio::detached);
}

asio::awaitable<void> Intake::settle() {
    while (last_ && last_->open > 0) co_await last_->settled.sleep(1h);
}

/// The bytes are let go as soon as they are parsed.
asio::awaitable<Intake::Prepared> Intake::prepare_on_pool(ClaimedMail mail) {
    auto const work = [this](ClaimedMail claimed, std::shared_ptr<House const> house) -> asio::awaitable<Prepared> {
        auto& [row, raw] = claimed;
        if (row.attempts >= begun_too_often) co_return Prepared{row, "processing it ended the program twice"};
        try {
            auto arrival = prepare(row.id, row.received, row.envelope, raw, reading_by(documents_));
            arrival.released = row.released();
            arrival.instruction = row.instruction;
            co_return Prepared{row, std::make_unique<ReadMail>(std::move(arrival), std::move(house))};
        } catch (std::exception const& exception) {
            co_return Prepared{row, fmt::format("it could not be read: {}", exception.what())};
        }
    };
    co_return co_await asio::co_spawn(pool_, work(std::move(mail), around_.house()), asio::use_awaitable);
}

asio::awaitable<void> Intake::apply(Prepared prepared, std::shared_ptr<Batch> batch) {
    try {
        co_await apply_or_hold(prepared);
    } catch (std::exception const& exception) {
        log(LogEvent::mail_unreadable, {{LogKey::inbox, prepared.row.id}, {LogKey::cause, exception.what()}});
        store_failed_ = true;
        not_given_back_.push_back(prepared.row.id);
    }
    if (--batch->open == 0) batch->settled.wake();
}

asio::awaitable<void> Intake::apply_or_hold(Prepared& prepared) {
    auto const house = around_.house();
    auto decision = co_await apply_once(prepared, *house);
    prepared.outcome = std::string{}; // a large mail is let go before the courier loads it again
    if (!decision && is_about_the_mail(decision.error().fault)) {
        log(LogEvent::mail_unreadable, {{LogKey::inbox, prepared.row.id}, {LogKey::cause, decision.error().what}});
        decision = co_await hold_now(prepared.row, decision.error().what, *house);
    }
    if (!decision) {
        co_await postpone(prepared.row, decision.error());
        co_return;
    }
    crash_point("applied");
    log_decision(prepared.row, *decision);
    if (!decision->mails.empty()) around_.mails_queued();
}

asio::awaitable<Result<Decision>> Intake::apply_once(Prepared& prepared, House const& house) {
    if (auto const* const why = std::get_if<std::string>(&prepared.outcome)) {
        log(LogEvent::mail_unreadable, {{LogKey::inbox, prepared.row.id}, {LogKey::cause, *why}});
        co_return co_await hold_now(prepared.row, *why, house);
    }
    auto& read = *std::get<std::unique_ptr<ReadMail>>(prepared.outcome);
    co_return co_await run_on(around_.writer, Writer::Lane::work, [&](Connection& connection) {
        return process(connection, std::move(read.facts), present());
    });
}

asio::awaitable<Result<Decision>> Intake::hold_now(InboxMail const& row, std::string why, House const& house) {
    co_return co_await run_on(around_.writer, Writer::Lane::work,
                              [&](Connection& connection) { return hold(connection, row, why, house, present()); });
}

/// The store's trouble is not the mail's: the attempt does not count.
asio::awaitable<void> Intake::postpone(InboxMail const& row, Error const& error) {
    store_failed_ = true;
    log(LogEvent::mail_postponed, {{LogKey::inbox, row.id}, {LogKey::cause, error.what}});
    co_await give_back({row.id});
}

asio::awaitable<void> Intake::give_back(std::vector<InboxId> ids) {
    auto const left = std::exchange(not_given_back_, {});
    ids.insert(ids.end(), left.begin(), left.end());
    if (ids.empty()) co_return;
    auto const done = co_await run_on(around_.writer, Writer::Lane::work,
                                      [&](Connection& connection) { return connection.inbox().unclaim(ids); });
    if (done) co_return;
    log(LogEvent::intake_failed, {{LogKey::cause, done.error().what}});
    store_failed_ = true;
    not_given_back_.insert(not_given_back_.end(), ids.begin(), ids.end());
}

bool Intake::somebody_wrote() {
    auto const version = around_.reader.data_version();
    return std::exchange(seen_version_, version) != version;
}

} // namespace liaison
