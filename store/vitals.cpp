#include "store/vitals.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"

namespace liaison {
namespace {

using namespace std::chrono_literals;
using Database = Connection::Database;

constexpr std::array<std::chrono::seconds, 5> ages{0s, 5min, 1h, 4h, 24h};

template <class Value> Value asked(Database& database, Sql sql) {
    auto row = database.query(sql);
    row.next();
    return row.take<Value>();
}

template <class Name>
std::vector<std::pair<Name, std::size_t>> tally(Database& database, std::string_view of,
                                                std::optional<Name> (*named)(std::string_view)) {
    std::vector<std::pair<Name, std::size_t>> counts;
    auto row = database.query("SELECT substr(name, length(?1) + 2), number FROM tally WHERE name > ?1 || ' ' AND "
                              "name < ?1 || '!' ORDER BY name",
                              of);
    while (row.next()) {
        auto const name = row.take_named(named);
        counts.emplace_back(name, row.take<std::size_t>());
    }
    return counts;
}

std::size_t numbers_given(Database& database, std::string_view table) {
    auto row = database.query("SELECT seq FROM sqlite_sequence WHERE name = ?", table);
    return row.next() ? row.take<std::size_t>() : 0;
}

std::vector<WaitingMails> waiting_by_age(Database& database, Instant now) {
    std::vector<WaitingMails> mails;
    for (std::size_t at = 0; at < ages.size(); ++at) {
        auto const youngest = now - ages[at];
        auto const oldest = at + 1 < ages.size() ? std::optional<Instant>{now - ages[at + 1]} : std::nullopt;
        // Whoever is younger than now, by a clock that was set back, is of the youngest.
        auto row = database.query("SELECT count(*) FROM outbox WHERE waiting > 0 AND created > coalesce(?1, -1) AND "
                                  "(?3 OR created <= ?2)",
                                  oldest, youngest, at == 0);
        row.next();
        mails.push_back({ages[at], row.take<std::size_t>()});
    }
    return mails;
}

std::vector<MailboxVitals> mailboxes(Database& database) {
    std::vector<MailboxVitals> all;
    auto row = database.query("SELECT name, looked, known_since FROM mailbox ORDER BY id");
    while (row.next())
        all.push_back({.name = row.take<std::string>(),
                       .looked = row.take<std::optional<Instant>>(),
                       .known_since = row.take<Instant>()});
    return all;
}

std::size_t count_overdue(Database& database, Date today) {
    auto row = database.query("SELECT count(*) FROM statement WHERE action = 'required' AND state <> 'withdrawn' AND "
                              "deadline < ?",
                              today);
    row.next();
    return row.take<std::size_t>();
}

std::size_t count_due(Database& database, Instant now) {
    auto row = database.query("SELECT count(*) FROM schedule WHERE next IS NOT NULL AND next <= ?", now);
    row.next();
    return row.take<std::size_t>();
}

} // namespace

Result<Vitals> load_vitals(Connection& store, Date today, Instant now) {
    return guarded("vitals", [&]() -> Result<Vitals> {
        auto& database = store.database();
        Snapshot const moment{database};
        Vitals vitals;
        vitals.accepted = numbers_given(database, "inbox");
        vitals.statements = numbers_given(database, "statement");
        vitals.outcomes = tally(database, "mail", outcome_named);
        vitals.unprocessed = asked<std::size_t>(database, "SELECT count(*) FROM inbox WHERE outcome IS NULL");
        vitals.oldest_unprocessed = asked<std::optional<Instant>>(
            database, "SELECT (SELECT received FROM inbox WHERE outcome IS NULL ORDER BY id LIMIT 1)");
        vitals.held =
            asked<std::size_t>(database, "SELECT count(*) FROM inbox WHERE outcome = 'held' AND dropped IS NULL");
        vitals.recipients = tally(database, "recipient", recipient_state_named);
        vitals.waiting = waiting_by_age(database, now);
        vitals.oldest_unsent =
            asked<std::optional<Instant>>(database, "SELECT min(created) FROM outbox WHERE waiting > 0");
        vitals.open = asked<std::size_t>(database, "SELECT count(*) FROM statement WHERE action = 'required' AND "
                                                   "state <> 'withdrawn'");
        vitals.overdue = count_overdue(database, today);
        vitals.reminders_due = count_due(database, now);
        vitals.mailboxes = mailboxes(database);
        return vitals;
    });
}

Done write_proof(Connection& store, Instant now) {
    return guarded("store", [&]() -> Done {
        store.database().run("INSERT INTO meta VALUES ('proved_writable', ?) ON CONFLICT (name) DO UPDATE SET "
                             "value = excluded.value",
                             write_instant(now));
        return {};
    });
}

} // namespace liaison
