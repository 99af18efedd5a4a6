#include "daemon/remind_due.hpp"
#include "core/crash_point.hpp"
#include "store/reminders.hpp"

namespace liaison {
namespace {

using namespace std::chrono_literals;
constexpr auto after_failure = 1h;

/// remind() is pure and throws for bugs and bad_alloc alone: neither may stop the others' reminders.
Result<Reminding> reminding_of(StatementCase const& at, House const& house, Instant now) {
    try {
        return remind(at, house, now);
    } catch (std::exception const& exception) {
        return failure(Fault::bug, exception.what());
    }
}

QueuedReminder queued(Outgoing const& mail, std::string step, Instant now) {
    return {.at = now,
            .statement = mail.statement,
            .step = std::move(step),
            .to = mail.to,
            .cc = mail.cc,
            .subject = mail.subject};
}

using QueuedReminders = std::vector<QueuedReminder>;

Result<QueuedReminders> remind_of(Connection& connection, StatementId id, House const& house, Instant now) {
    Reminders reminders{connection};
    auto const at = reminders.load(id);
    if (!at) return std::unexpected(at.error());
    auto const reminding = reminding_of(*at, house, now);
    if (!reminding) return std::unexpected(reminding.error());
    auto const changed = connection.ledger().apply(reminding->changes, reminding->of_changes, now);
    if (!changed) return std::unexpected(changed.error());
    if (auto const done = reminders.apply(id, *reminding, now); !done) return std::unexpected(done.error());
    crash_point("reminded");
    QueuedReminders mails;
    for (auto const& mail : reminding->of_changes) mails.push_back(queued(mail, "auto_post", now));
    for (auto const& [steps, mail] : reminding->told)
        if (mail) mails.push_back(queued(*mail, steps.empty() ? "calendar" : steps.back().name(), now));
    return mails;
}

/// One statement's trouble is its own: it is looked at again later, the others have their turn.
Result<RoundOfReminders> remind_each(Connection& connection, std::vector<StatementId> const& ids, House const& house,
                                     Instant now) {
    RoundOfReminders round;
    for (auto const id : ids) {
        auto const done = connection.nest([&](Connection& nested) -> Done {
            auto mails = remind_of(nested, id, house, now);
            if (!mails) return std::unexpected(mails.error());
            std::ranges::move(*mails, std::back_inserter(round.queued));
            return {};
        });
        if (done) continue;
        if (is_temporary(done.error().fault)) return std::unexpected(done.error());
        round.failed.push_back({id, done.error().what});
        auto const later = Reminders{connection}.postpone(id, now + after_failure);
        if (!later) return std::unexpected(later.error());
    }
    return round;
}

Result<std::optional<Outgoing>> do_desk_step(Connection& connection, DeskStep const& step, DeskProgress const& progress,
                                             House const& house, Instant now) {
    Reminders reminders{connection};
    auto const last = progress.last.find(step.name());
    auto const since = last == progress.last.end() ? progress.since : last->second;
    auto const digest = reminders.digest(step.organization, since, house.timetable, now);
    if (!digest) return std::unexpected(digest.error());
    auto mail = mail_of(step, *digest, house, now);
    if (auto const done = reminders.apply(step, mail, now); !done) return std::unexpected(done.error());
    crash_point("desk_reminded");
    return mail;
}

} // namespace

Result<RoundOfReminders> remind_due(Connection& connection, House const& house, Instant now, std::size_t limit) {
    Reminders reminders{connection};
    auto const ids = reminders.due(now, limit);
    if (!ids) return std::unexpected(ids.error());
    auto round = remind_each(connection, *ids, house, now);
    if (!round) return round;
    round->more = ids->size() == limit;
    if (round->more) return round;
    auto const progress = reminders.desk_progress();
    if (!progress) return std::unexpected(progress.error());
    for (auto const& step : plan_desk(*progress, house, now).due) {
        auto const mail = do_desk_step(connection, step, *progress, house, now);
        if (!mail) return std::unexpected(mail.error());
        if (*mail) round->queued.push_back(queued(**mail, step.name(), now));
    }
    return round;
}

Result<std::optional<Instant>> next_reminder(Connection& connection, House const& house, Instant now) {
    Reminders reminders{connection};
    auto const statement = reminders.next();
    if (!statement) return statement;
    auto const progress = reminders.desk_progress();
    if (!progress) return std::unexpected(progress.error());
    auto const desk = plan_desk(*progress, house, now);
    if (!desk.due.empty()) return now;
    if (!*statement || !desk.next) return *statement ? *statement : desk.next;
    return std::min(*statement, desk.next);
}

} // namespace liaison
