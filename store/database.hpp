// SQLiteCpp's database with the statements that are kept prepared. Seen by store/ alone.
#pragma once
#include "store/connection.hpp"
#include "store/query.hpp"
#include <functional>
#include <unordered_map>
#include <vector>

namespace liaison {

struct Connection::Database {
    explicit Database(SQLite::Database opened) : sqlite(std::move(opened)) {}

    /// A query with its values bound; step it with next().
    template <class... Values> [[nodiscard]] Query query(Sql sql, Values const&... values) {
        auto& statement = kept(sql);
        int at = 0;
        (bind_value(statement, ++at, values), ...);
        return Query{statement};
    }
    /// Runs a statement that returns no rows; the number of rows it changed.
    template <class... Values> std::size_t run(Sql sql, Values const&... values) {
        Query{query(sql, values...)}.next();
        return changed();
    }

    [[nodiscard]] std::int64_t last_insert() const { return sqlite.getLastInsertRowid(); }
    [[nodiscard]] std::size_t changed() const { return static_cast<std::size_t>(sqlite.getChanges()); }

    /// Has `work` done just before the transaction is committed, or now where none is open: for what costs less when it
    /// is done for many at once.
    void before_commit(std::move_only_function<void(Database&)> work);
    /// How many such works there are, and forgetting those of a savepoint that is undone.
    [[nodiscard]] std::size_t works_before_commit() const { return before_commit_.size(); }
    void forget_works_from(std::size_t first) { before_commit_.resize(std::min(first, before_commit_.size())); }

    void begin(); ///< BEGIN IMMEDIATE: a transaction that begins by reading could not be upgraded under load
    void commit();
    /// Ends the transaction without a trace, if one is open: SQLite itself may have ended it after a full disk.
    void rollback() noexcept;
    [[nodiscard]] bool in_transaction() const;

    SQLite::Database sqlite;

private:
    SQLite::Statement& kept(Sql sql);
    std::unordered_map<char const*, SQLite::Statement> kept_;
    std::vector<std::move_only_function<void(Database&)>> before_commit_;
};

/// Lets several queries see the same moment; within an open transaction it does nothing.
class Snapshot {
public:
    explicit Snapshot(Connection::Database& database);
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;
    ~Snapshot();

private:
    Connection::Database* database_;
};

} // namespace liaison
