// A statement's record as rows, and back.
#pragma once
#include "core/statement.hpp"
#include "store/database.hpp"
#include <optional>
#include <string_view>

namespace liaison {

/// Writes a new record with all that belongs to it, and makes it searchable.
void insert_record(Connection::Database& database, Record const& record);
/// Makes all statements searchable: for a store whose rows came in otherwise and whose index is empty.
void make_all_searchable(Connection::Database& database);
/// The same where the index holds something already.
void make_searchable_anew(Connection::Database& database);
/// What later mail finds the statement by (docs/storage.md); nothing for an empty value.
void write_key(Connection::Database& database, StatementId id, std::string_view kind, std::string_view value);
/// The keys that the record itself has: its title and identifiers.
void write_record_keys(Connection::Database& database, Record const& record);
/// Writes a record in place of `before`, which is how it stands in the store.
void update_record(Connection::Database& database, Record const& before, Record const& record);
[[nodiscard]] std::optional<Record> find_record(Connection::Database& database, StatementId id);

} // namespace liaison
