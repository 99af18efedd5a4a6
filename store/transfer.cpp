#include "store/transfer.hpp"
#include "store/guard.hpp"
#include "store/migrate.hpp"
#include "store/record_rows.hpp"
#include "store/tables.hpp"
#include "store/verify.hpp"
#include <sqlite3.h>

namespace liaison {
namespace {

using Database = Connection::Database;

StoredValue value_of(SQLite::Column const& column) {
    if (column.isNull()) return std::monostate{};
    if (column.isInteger()) return std::int64_t{column.getInt64()};
    auto const* const bytes = static_cast<char const*>(column.getBlob());
    auto const length = static_cast<std::size_t>(column.getBytes());
    auto content = length == 0 ? std::string{} : std::string(bytes, length);
    if (column.isBlob()) return StoredBytes{std::move(content)};
    return content;
}

Done export_table(Database& database, Table const& table, std::function<Done(StoredRow const&)> const& take) {
    SQLite::Statement rows{database.sqlite, fmt::format("SELECT {} FROM {} ORDER BY {}", sql_list(table.columns),
                                                        sql_list({table.name}), sql_list(table.key))};
    while (rows.executeStep()) {
        StoredRow row{.table = table.name, .values = {}};
        for (int at = 0; at < rows.getColumnCount(); ++at)
            row.values.emplace_back(table.columns[static_cast<std::size_t>(at)], value_of(rows.getColumn(at)));
        if (auto const taken = take(row); !taken) return taken;
    }
    return {};
}

/// The insertion into one table, prepared once.
class Target {
public:
    Target(Database& database, Table table) : table_(std::move(table)), insert_(database.sqlite, sql(table_)) {}

    Done insert(StoredRow const& row) {
        if (!std::ranges::equal(row.values, table_.columns, {}, &std::pair<std::string, StoredValue>::first))
            return failure(Fault::bad_input, fmt::format("{}: the columns are not those of this table", row.table));
        int at = 0;
        for (auto const& [column, value] : row.values) bind(++at, value);
        insert_.exec();
        insert_.reset();
        return {};
    }

private:
    static std::string sql(Table const& table) {
        std::vector<std::string_view> const values(table.columns.size(), "?");
        return fmt::format("INSERT INTO {} ({}) VALUES ({})", sql_list({table.name}), sql_list(table.columns),
                           fmt::join(values, ", "));
    }
    void bind(int at, StoredValue const& value) {
        if (auto const* number = std::get_if<std::int64_t>(&value))
            bind_value(insert_, at, *number);
        else if (auto const* text = std::get_if<std::string>(&value))
            bind_value(insert_, at, std::string_view{*text});
        else if (auto const* blob = std::get_if<StoredBytes>(&value))
            bind_value(insert_, at, Blob{blob->bytes});
        else
            insert_.bind(at);
    }

    Table table_;
    SQLite::Statement insert_;
};

Done must_be_new(Database& database) {
    auto row = database.query("SELECT count(*) FROM sqlite_sequence");
    row.next();
    if (row.take<int>() == 0) return {};
    return failure(Fault::cannot_create, "the store holds something already: an import makes a new one");
}

/// What the migrations put into a new store stands among the rows as well.
std::map<std::string, Target, std::less<>> empty_targets(Database& database) {
    std::map<std::string, Target, std::less<>> targets;
    for (auto& table : tables_of(database)) {
        database.sqlite.exec(fmt::format("DELETE FROM {}", sql_list({table.name})));
        auto name = table.name;
        targets.try_emplace(std::move(name), database, std::move(table));
    }
    return targets;
}

Done fill(Database& database, std::function<Result<std::optional<StoredRow>>()> const& next) {
    auto targets = empty_targets(database);
    bool counted = false; // inserting rows has SQLite count numbers itself: the count that comes last replaces that
    for (;;) {
        auto const row = next();
        if (!row) return std::unexpected(row.error());
        if (!*row) return {};
        auto const target = targets.find((*row)->table);
        if (target == targets.end())
            return failure(Fault::bad_input, fmt::format("{}: there is no such table", (*row)->table));
        if (target->first == "sqlite_sequence" && !std::exchange(counted, true))
            database.run("DELETE FROM sqlite_sequence");
        if (auto const inserted = target->second.insert(**row); !inserted) return inserted;
    }
}

} // namespace

std::int64_t table_version() { return static_cast<std::int64_t>(migrations().size()); }

Done export_rows(Connection& store, std::function<Done(StoredRow const&)> const& take) {
    return guarded("export", [&]() -> Done {
        auto& database = store.database();
        Snapshot const moment{database};
        for (auto const& table : tables_of(database))
            if (auto const exported = export_table(database, table, take); !exported) return exported;
        return {};
    });
}

Done import_rows(Connection& store, std::function<Result<std::optional<StoredRow>>()> const& next) {
    auto imported = store.transact([&](Connection& connection) -> Done {
        auto& database = connection.database();
        if (auto const empty = must_be_new(database); !empty) return empty;
        database.sqlite.exec("PRAGMA defer_foreign_keys = ON"); // rows come by the name of their table
        if (auto const filled = fill(database, next); !filled) return filled;
        make_all_searchable(database);
        return verify(connection);
    });
    // What SQLite refuses here are not our rows but those that came in.
    if (!imported && imported.error().fault == Fault::bug)
        return failure(Fault::bad_input, fmt::format("a row is refused: {}", imported.error().what));
    return imported;
}

} // namespace liaison
