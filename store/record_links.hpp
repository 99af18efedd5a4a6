// What binds a statement to others, and the approvals of an outgoing one.
#pragma once
#include "core/statement.hpp"
#include "store/database.hpp"

namespace liaison {

void insert_links(Connection::Database& database, Record const& record);
/// Removes the links from the statement and its approvals; links from others to it are the others'.
void delete_links(Connection::Database& database, StatementId id);
void read_links(Connection::Database& database, Record& record);

} // namespace liaison
