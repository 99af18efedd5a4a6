#include "store/reminders.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/outbox_rows.hpp"

namespace liaison {
namespace {

using Database = Connection::Database;

constexpr std::array<std::pair<StepKind, std::string_view>, 5> step_kinds{{{StepKind::before, "before"},
                                                                           {StepKind::overdue, "overdue"},
                                                                           {StepKind::ended, "ended"},
                                                                           {StepKind::unreviewed, "unreviewed"},
                                                                           {StepKind::approval, "approval"}}};

std::string_view name_of_kind(StepKind kind) {
    return std::ranges::find(step_kinds, kind, [](auto const& row) { return row.first; })->second;
}

std::optional<StepKind> step_kind_named(std::string_view name) {
    auto const row = std::ranges::find(step_kinds, name, [](auto const& r) { return r.second; });
    return row == step_kinds.end() ? std::nullopt : std::optional{row->first};
}

std::string subject_of(StatementId id) { return fmt::format("reminders of {}", write_statement_id(id)); }

std::vector<Step> steps_done(Database& database, StatementId id) {
    std::vector<Step> steps;
    auto row = database.query("SELECT kind, days, deadline, due FROM reminder_step WHERE statement = ?", id);
    while (row.next())
        steps.push_back({.kind = row.take_named(step_kind_named),
                         .days = row.take<int>(),
                         .deadline = parse_date(row.take<std::string>()),
                         .at = row.take<Instant>()});
    return steps;
}

/// Whoever was sent an entry: every reminder before a deadline has one.
std::vector<Address> people_with_entry(Database& database, StatementId id) {
    std::vector<Address> people;
    auto row =
        database.query("SELECT DISTINCT r.name, r.address FROM reminder_step AS s JOIN outbox AS o ON o.id = s.mail "
                       "JOIN outbox_recipient AS r ON r.mail = o.id "
                       "WHERE s.statement = ? AND o.kind = 'reminder' AND r.address NOT GLOB '[[]erased *' "
                       "ORDER BY r.address",
                       id);
    while (row.next()) {
        Address person{.name = row.take<std::string>(), .spec = row.take<std::string>()};
        if (people.empty() || !same_address(people.back().spec, person.spec)) people.push_back(std::move(person));
    }
    return people;
}

std::vector<ReminderChoice> choices_of(Database& database, StatementId id) {
    std::vector<ReminderChoice> choices;
    auto row = database.query("SELECT address, until FROM reminder_choice WHERE statement = ?", id);
    while (row.next())
        choices.push_back({.address = row.take<std::string>(), .until = row.take<std::optional<Date>>()});
    return choices;
}

std::optional<Reminded> find_reminded(Database& database, StatementId id) {
    auto row =
        database.query("SELECT since, deadline_since, entry_day, sequence FROM schedule WHERE statement = ?", id);
    if (!row.next()) return std::nullopt;
    Reminded reminded;
    reminded.progress.since = row.take<Instant>();
    reminded.progress.deadline_since = row.take<std::optional<Instant>>().value_or(Instant{});
    reminded.calendars.day = row.take<std::optional<Date>>();
    reminded.calendars.sequence = row.take<std::optional<int>>();
    reminded.progress.done = steps_done(database, id);
    if (reminded.calendars.day) reminded.calendars.people = people_with_entry(database, id);
    reminded.choices = choices_of(database, id);
    return reminded;
}

/// What no person did or decided is no news to whom is reminded: automatic replies, mails of ours that came back,
/// duplicates.
void leave_out_automatic(std::vector<Event>& events, Database& database, StatementId id) {
    auto row = database.query("SELECT DISTINCT inbox.id FROM event JOIN inbox ON inbox.id = event.mail "
                              "WHERE event.statement = ? AND outcome IN ('automatic', 'duplicate')",
                              id);
    while (row.next()) std::erase_if(events, [mail = row.take<InboxId>()](Event const& e) { return e.mail == mail; });
}

void insert_step(Database& database, StatementId id, Step const& step, std::optional<OutboxId> mail, Instant now) {
    database.run("INSERT INTO reminder_step (statement, deadline, kind, days, due, done, mail) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?)",
                 id, step.deadline ? write_date(*step.deadline) : std::string{}, name_of_kind(step.kind), step.days,
                 step.at, now, mail);
}

} // namespace

Result<std::optional<Instant>> Reminders::next() const {
    return guarded("reminders", [&]() -> Result<std::optional<Instant>> {
        auto row = connection_.database().query("SELECT min(next) FROM schedule WHERE next IS NOT NULL");
        row.next();
        return row.take<std::optional<Instant>>();
    });
}

Result<std::vector<StatementId>> Reminders::due(Instant now, std::size_t limit) const {
    return guarded("reminders", [&]() -> Result<std::vector<StatementId>> {
        std::vector<StatementId> ids;
        auto row = connection_.database().query("SELECT statement FROM schedule WHERE next <= ? "
                                                "ORDER BY next, statement LIMIT ?",
                                                now, limit);
        while (row.next()) ids.push_back(row.take<StatementId>());
        return ids;
    });
}

Result<StatementCase> Reminders::load(StatementId id) const {
    return guarded(subject_of(id), [&]() -> Result<StatementCase> {
        auto record = connection_.ledger().load(id);
        if (!record) return std::unexpected(record.error());
        auto events = connection_.ledger().events(id);
        if (!events) return std::unexpected(events.error());
        leave_out_automatic(*events, connection_.database(), id);
        auto reminded = find_reminded(connection_.database(), id);
        if (!reminded) return failure(Fault::bug, fmt::format("{}: there is no schedule", subject_of(id)));
        return StatementCase{*std::move(record), *std::move(events), *std::move(reminded)};
    });
}

Done Reminders::apply(StatementId id, Reminding const& reminding, Instant now) {
    return guarded(subject_of(id), [&]() -> Done {
        auto& database = connection_.database();
        for (auto const& told : reminding.told) {
            std::optional<OutboxId> mail;
            if (told.mail) {
                auto const added = connection_.outbox().add(*told.mail, now);
                if (!added) return std::unexpected(added.error());
                mail = *added;
            }
            for (auto const& step : told.steps) insert_step(database, id, step, mail, now);
        }
        database.run("UPDATE schedule SET next = ?, entry_day = ?, sequence = ? WHERE statement = ?", reminding.next,
                     reminding.calendars.day, reminding.calendars.sequence, id);
        return {};
    });
}

Done Reminders::postpone(StatementId id, Instant at) {
    return guarded(subject_of(id), [&]() -> Done {
        connection_.database().run("UPDATE schedule SET next = ? WHERE statement = ?", at, id);
        return {};
    });
}

Done Reminders::note_deadline(StatementId id, Instant since) {
    return guarded(subject_of(id), [&]() -> Done {
        connection_.database().run("UPDATE schedule SET deadline_since = ? WHERE statement = ?", since, id);
        return {};
    });
}

Done Reminders::choose(StatementId id, ReminderChoice const& choice) {
    return guarded(subject_of(id), [&]() -> Done {
        connection_.database().run("INSERT INTO reminder_choice (statement, address, until) VALUES (?1, ?2, ?3) "
                                   "ON CONFLICT DO UPDATE SET until = ?3",
                                   id, choice.address, choice.until);
        return {};
    });
}

Done Reminders::use_timetable(std::string_view fingerprint, Instant now) {
    return guarded("reminders", [&]() -> Done {
        auto& database = connection_.database();
        auto known = database.query("SELECT value FROM meta WHERE name = 'timetable'");
        if (known.next() && known.take<std::string>() == fingerprint) return {};
        // Before any timetable nothing was due: what a program without reminders did not send is not missed.
        database.run("UPDATE schedule SET next = 0, since = CASE WHEN next > 0 AND next <= ?1 THEN since "
                     "ELSE max(since, ?1) END WHERE statement IN (SELECT id FROM statement WHERE "
                     "(action = 'required' AND state <> 'withdrawn') UNION SELECT id FROM statement WHERE state IN "
                     "('received', 'draft', 'approved'))",
                     now);
        database.run("INSERT INTO meta VALUES ('timetable', ?1) ON CONFLICT DO UPDATE SET value = ?1", fingerprint);
        database.run("INSERT OR IGNORE INTO meta VALUES ('reminding_since', ?)", now.time_since_epoch().count());
        return {};
    });
}

} // namespace liaison
