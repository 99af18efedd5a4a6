#include "store/erase.hpp"
#include "core/contains.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/person_functions.hpp"
#include "store/record_rows.hpp"
#include "store/tables.hpp"
#include <sqlite3.h>

namespace liaison {
namespace {

using Database = Connection::Database;

/// Tables whose rows are few and carry nobody's data but what an erasure itself writes.
bool is_of_the_store_itself(std::string_view table) {
    return table == "sqlite_sequence" || table == "tally" || table == "meta";
}

/// "names_person(\"title\") OR names_person(\"body\")"; empty for a table without texts.
std::string names_person_in(Table const& table) {
    std::vector<std::string> conditions;
    for (auto const& column : table.texts) conditions.push_back(fmt::format("names_person({})", sql_list({column})));
    return fmt::format("{}", fmt::join(conditions, " OR "));
}

template <class Each> void each_table_with_texts(Database& database, Each const& each) {
    for (auto const& table : tables_of(database))
        if (!table.texts.empty() && !is_of_the_store_itself(table.name)) each(table);
}

template <class Id> std::vector<Id> ids_of(Database& database, std::string const& sql) {
    SQLite::Statement rows{database.sqlite, sql};
    std::vector<Id> ids;
    while (rows.executeStep()) ids.push_back(Id{rows.getColumn(0).getInt64()});
    return ids;
}

std::vector<std::string> texts_of(Database& database, std::string const& sql) {
    SQLite::Statement rows{database.sqlite, sql};
    std::vector<std::string> texts;
    while (rows.executeStep()) texts.push_back(rows.getColumn(0).getString());
    return texts;
}

/// Gathers into temporary tables which mails and statements are concerned, so that what follows is plain SQL.
void gather(Database& database) {
    database.sqlite.exec("DROP TABLE IF EXISTS temp.person_mail; DROP TABLE IF EXISTS temp.person_outgoing; "
                         "DROP TABLE IF EXISTS temp.person_statement; "
                         "CREATE TEMP TABLE person_mail (id INTEGER PRIMARY KEY); "
                         "CREATE TEMP TABLE person_outgoing (id INTEGER PRIMARY KEY); "
                         "CREATE TEMP TABLE person_statement (id INTEGER PRIMARY KEY)");
    database.sqlite.exec("INSERT INTO person_mail SELECT id FROM inbox WHERE names_person(sender) OR "
                         "names_person(recipients) OR names_person(subject) OR EXISTS (SELECT 1 FROM inbox_raw WHERE "
                         "inbox_raw.id = inbox.id AND mail_names_person(bytes))");
    database.sqlite.exec("INSERT INTO person_outgoing SELECT id FROM outbox WHERE names_person(subject) OR EXISTS "
                         "(SELECT 1 FROM outbox_recipient WHERE mail = outbox.id AND (names_person(address) OR "
                         "names_person(name))) OR EXISTS (SELECT 1 FROM outbox_bytes AS b WHERE b.id = outbox.id AND "
                         "(mail_names_person(head || tail) OR mail_names_person(without_original)))");
    each_table_with_texts(database, [&](Table const& table) {
        auto const key = table.name == "statement" ? "id" : "statement";
        if (!contains(table.columns, key)) return;
        database.sqlite.exec(
            fmt::format("INSERT OR IGNORE INTO person_statement SELECT {} FROM {} WHERE {} IS NOT NULL "
                        "AND ({})",
                        key, sql_list({table.name}), key, names_person_in(table)));
    });
    database.sqlite.exec(
        "INSERT OR IGNORE INTO person_statement SELECT statement FROM inbox JOIN person_mail USING (id) "
        "WHERE statement IS NOT NULL");
    database.sqlite.exec("INSERT OR IGNORE INTO person_statement SELECT statement FROM outbox JOIN person_outgoing "
                         "USING (id) WHERE statement IS NOT NULL");
}

std::size_t count_rows(Database& database) {
    std::size_t rows = 0;
    each_table_with_texts(database, [&](Table const& table) {
        SQLite::Statement count{database.sqlite, fmt::format("SELECT count(*) FROM {} WHERE {}", sql_list({table.name}),
                                                             names_person_in(table))};
        count.executeStep();
        rows += static_cast<std::size_t>(count.getColumn(0).getInt64());
    });
    return rows;
}

/// Nothing that still has work to do is erased: its work would fail, or bring the person back.
std::vector<std::string> find_unfinished(Database& database) {
    return texts_of(
        database,
        "SELECT format('mail %d is not processed yet', id) FROM inbox JOIN person_mail USING (id) WHERE outcome IS "
        "NULL "
        "UNION ALL SELECT format('mail %d is held and waits for a person: `liaisond held`', id) FROM inbox JOIN "
        "person_mail USING (id) WHERE outcome = 'held' AND dropped IS NULL "
        "UNION ALL SELECT format('outgoing mail %d still waits for a recipient: `liaisond queue`', id) FROM outbox "
        "WHERE "
        "waiting > 0 AND (id IN person_outgoing OR original IN person_mail OR id IN (SELECT outgoing FROM "
        "outbox_enclosure WHERE mail IN person_mail)) "
        "UNION ALL SELECT format('LS-%d waits to be posted or sent, with a mail that would go: post or withdraw it', "
        "id) "
        "FROM statement WHERE state IN ('received', 'draft', 'approved') AND (carried IN person_mail OR id IN (SELECT "
        "statement FROM statement_attachment WHERE mail IN person_mail))");
}

ErasureExtent read_extent(Database& database) {
    return {.statements = ids_of<StatementId>(database, "SELECT id FROM person_statement ORDER BY id"),
            .mails = ids_of<InboxId>(database, "SELECT id FROM person_mail ORDER BY id"),
            .outgoing = ids_of<OutboxId>(database, "SELECT id FROM person_outgoing ORDER BY id"),
            .rows = count_rows(database),
            .unfinished = find_unfinished(database)};
}

Done check(Person const& person) {
    for (auto const& address : person.addresses)
        if (!is_deliverable(address))
            return failure(Fault::bad_usage, fmt::format("\"{}\" is not an address", address));
    for (auto const& name : person.names)
        if (!name.contains(' '))
            return failure(Fault::bad_usage, fmt::format("\"{}\" is one word, which stands in sentences about others: "
                                                         "write the whole name",
                                                         name));
    return {};
}

Done must_be_finished(ErasureExtent const& extent) {
    if (extent.empty()) return failure(Fault::not_found, "erase: nothing in the store names this person");
    if (extent.unfinished.empty()) return {};
    return failure(Fault::try_later, fmt::format("{}", fmt::join(extent.unfinished, "\n")));
}

std::int64_t begin_erasure(Database& database, ErasureExtent const& extent, std::string_view by, std::string_view why,
                           Instant now) {
    database.run("INSERT INTO meta VALUES ('erasing', 'a person')");
    database.run("INSERT INTO erasure (at, by_whom, why, statements, mails, outgoing) VALUES (?, ?, ?, ?, ?, ?)", now,
                 by, why, extent.statements.size(), extent.mails.size(), extent.outgoing.size());
    return database.last_insert();
}

void remove_bytes(Database& database, Instant now) {
    database.run("DELETE FROM inbox_raw WHERE id IN person_mail");
    database.run("UPDATE inbox SET removed = coalesce(removed, ?) WHERE id IN person_mail", now);
    database.run("UPDATE statement SET carried = NULL WHERE carried IN person_mail");
    database.run("UPDATE statement_attachment SET mail = NULL WHERE mail IN person_mail");
    database.run("DELETE FROM outbox_enclosure WHERE outgoing IN person_outgoing");
    database.run("DELETE FROM outbox_bytes WHERE id IN person_outgoing");
    database.run("UPDATE outbox SET removed = coalesce(removed, ?) WHERE id IN person_outgoing", now);
}

/// Rows that are about the person alone go; a mark in them would be an address that is none.
void remove_rows(Database& database) {
    database.run("DELETE FROM statement_contact WHERE names_person(spec)");
    database.run("DELETE FROM reminder_choice WHERE names_person(address)");
    database.run("DELETE FROM unreachable WHERE names_person(address)");
    database.run("UPDATE statement SET submitter = '' WHERE names_person(submitter)");
    database.run("DELETE FROM statement_key WHERE kind IN ('title', 'identifier') AND key_names_person(value)");
}

void replace_texts(Database& database, std::string const& mark) {
    each_table_with_texts(database, [&](Table const& table) {
        std::vector<std::string> assignments;
        for (auto const& column : table.texts) {
            auto const name = sql_list({column});
            assignments.push_back(fmt::format("{} = without_person({}, '{}')", name, name, mark));
        }
        // Two addresses of one person may become one.
        database.sqlite.exec(fmt::format("UPDATE OR REPLACE {} SET {} WHERE {}", sql_list({table.name}),
                                         fmt::join(assignments, ", "), names_person_in(table)));
    });
}

void write_events(Database& database, std::string_view mark, std::string_view by, std::string_view why, Instant now) {
    database.run("INSERT INTO event (statement, at, by_whom, what) "
                 "SELECT id, ?1, without_person(?2, ?3), without_person(?4, ?3) FROM person_statement ORDER BY id",
                 now, by, mark, fmt::format("a person's data was erased, as {}: {}", mark, why));
}

} // namespace

Result<std::vector<std::string>> names_beside(Connection& store, std::vector<std::string> const& addresses) {
    return guarded("erase", [&]() -> Result<std::vector<std::string>> {
        auto& database = store.database();
        PersonFunctions const functions{database, Traces{{.addresses = addresses, .names = {}, .known_as = {}}}};
        return texts_of(database, "SELECT name FROM statement_contact WHERE name <> '' AND names_person(spec) UNION "
                                  "SELECT name FROM outbox_recipient WHERE name <> '' AND names_person(address)");
    });
}

Result<ErasureExtent> extent_of_erasure(Connection& store, Person const& person) {
    return guarded("erase", [&]() -> Result<ErasureExtent> {
        auto& database = store.database();
        if (auto const good = check(person); !good) return std::unexpected(good.error());
        Snapshot const moment{database};
        PersonFunctions const functions{database, Traces{person}};
        gather(database);
        return read_extent(database);
    });
}

Result<std::int64_t> erase(Connection& store, Person const& person, std::string_view by, std::string_view why,
                           Instant now) {
    std::int64_t number = 0;
    auto const erased = store.transact([&](Connection& connection) -> Done {
        auto& database = connection.database();
        if (auto const good = check(person); !good) return good;
        PersonFunctions const functions{database, Traces{person}};
        gather(database);
        auto const extent = read_extent(database);
        if (auto const finished = must_be_finished(extent); !finished) return finished;
        number = begin_erasure(database, extent, by, why, now);
        auto const mark = fmt::format("[erased {}]", number);
        remove_bytes(database, now);
        remove_rows(database);
        replace_texts(database, mark);
        for (auto const id : extent.statements)
            if (auto const record = find_record(database, id)) write_record_keys(database, *record);
        write_events(database, mark, by, why, now);
        database.run("DELETE FROM meta WHERE name = 'erasing'");
        make_searchable_anew(database);
        return {};
    });
    if (!erased) return std::unexpected(erased.error());
    return number;
}

Result<bool> has_unfinished_erasure(Connection& store) {
    return guarded("erase", [&]() -> Result<bool> {
        auto row = store.database().query("SELECT count(*) FROM erasure WHERE finished IS NULL");
        row.next();
        return row.take<int>() > 0;
    });
}

Done finish_erasures(Connection& store, Instant now) {
    return guarded("erase", [&]() -> Done {
        auto& database = store.database();
        // The second copy is as large as the store: not in memory.
        database.sqlite.exec("PRAGMA temp_store = FILE");
        database.sqlite.exec("VACUUM");
        int in_log = 0;
        int copied = 0;
        auto const truncated = sqlite3_wal_checkpoint_v2(database.sqlite.getHandle(), nullptr,
                                                         SQLITE_CHECKPOINT_TRUNCATE, &in_log, &copied);
        if (truncated != SQLITE_OK) throw SQLite::Exception{database.sqlite.getHandle(), truncated};
        database.run("UPDATE erasure SET finished = ? WHERE finished IS NULL", now);
        return {};
    });
}

} // namespace liaison
