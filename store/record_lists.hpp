// The lists of a record, each in its table: bodies, contacts, references, attachments, origins, remarks, links,
// approvals.
#pragma once
#include "core/statement.hpp"
#include "store/database.hpp"

namespace liaison {

void insert_lists(Connection::Database& database, Record const& record);
/// Removes them all, to be written anew.
void delete_lists(Connection::Database& database, StatementId id);
/// Completes a record whose own row was read.
void read_lists(Connection::Database& database, Record& record);

} // namespace liaison
