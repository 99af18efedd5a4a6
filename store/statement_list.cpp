// Reading the statements: one, its history, lists.
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/keys.hpp"
#include "store/record_rows.hpp"

namespace liaison {
namespace {

Result<Record> load_record(Connection::Database& database, StatementId id) {
    auto record = find_record(database, id);
    if (!record)
        return failure(Fault::not_found, fmt::format("{}: there is no such statement", write_statement_id(id)));
    return *std::move(record);
}

Query find_ids(Connection::Database& database, StatementFilter const& filter) {
    auto const since = filter.since.transform([](Date day) { return Instant{std::chrono::sys_days{day}}; });
    return database.query(
        "SELECT id FROM statement WHERE id > ?1"
        " AND (?2 = 0 OR (action = 'required' AND state NOT IN ('withdrawn', 'abandoned')))"
        " AND (?3 IS NULL OR deadline < ?3)"
        " AND (?4 = '' OR from_organization = ?4 COLLATE NOCASE)"
        " AND (?5 = '' OR EXISTS (SELECT 1 FROM statement_body AS body WHERE body.statement = statement.id"
        "                         AND role = 'to' AND group_name = ?5 COLLATE NOCASE))"
        " AND (?6 IS NULL OR received >= ?6)"
        " AND (?7 = '' OR id IN (SELECT rowid FROM statement_text WHERE statement_text MATCH ?7))"
        " ORDER BY id LIMIT ?8",
        filter.after, filter.open || filter.overdue_on, filter.overdue_on, filter.from, filter.to, since,
        search_expression(filter.words), filter.limit);
}

} // namespace

Result<Record> Ledger::load(StatementId id) const {
    return guarded(write_statement_id(id), [&]() -> Result<Record> {
        auto& database = connection_.database();
        Snapshot const moment{database};
        return load_record(database, id);
    });
}

Result<std::vector<Event>> Ledger::events(StatementId id) const {
    return guarded(write_statement_id(id), [&]() -> Result<std::vector<Event>> {
        auto row =
            connection_.database().query("SELECT at, by_whom, what, mail, private FROM event WHERE statement = ? "
                                         "ORDER BY id",
                                         id);
        std::vector<Event> events;
        while (row.next())
            events.push_back({.at = row.take<Instant>(),
                              .by = row.take<std::string>(),
                              .what = row.take<std::string>(),
                              .mail = row.take<std::optional<InboxId>>(),
                              .is_private = row.take<bool>()});
        return events;
    });
}

Result<std::vector<Record>> Ledger::list(StatementFilter const& filter) const {
    return guarded("statements", [&]() -> Result<std::vector<Record>> {
        auto& database = connection_.database();
        Snapshot const moment{database};
        auto ids = find_ids(database, filter);
        std::vector<Record> records;
        while (ids.next()) {
            auto record = load_record(database, ids.take<StatementId>());
            if (!record) return std::unexpected(record.error());
            records.push_back(*std::move(record));
        }
        return records;
    });
}

} // namespace liaison
