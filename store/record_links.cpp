#include "store/record_links.hpp"

namespace liaison {

void insert_links(Connection::Database& database, Record const& record) {
    for (auto const& link : record.links)
        database.run("INSERT OR IGNORE INTO statement_link (statement, kind, other) VALUES (?, ?, ?)", record.id,
                     name_of(link.kind), link.other);
    for (auto const& approval : record.approvals)
        database.run("INSERT OR IGNORE INTO statement_approval (statement, review, by_whom, at) VALUES (?, ?, ?, ?)",
                     record.id, name_of(approval.as), approval.by, approval.at);
}

void delete_links(Connection::Database& database, StatementId id) {
    database.run("DELETE FROM statement_link WHERE statement = ?", id);
    database.run("DELETE FROM statement_approval WHERE statement = ?", id);
}

void read_links(Connection::Database& database, Record& record) {
    auto out =
        database.query("SELECT kind, other FROM statement_link WHERE statement = ? ORDER BY kind, other", record.id);
    while (out.next())
        record.links.push_back({.kind = out.take_named(link_kind_named), .other = out.take<StatementId>()});
    auto in = database.query("SELECT kind, statement FROM statement_link WHERE other = ? ORDER BY kind, statement",
                             record.id);
    while (in.next())
        record.linked_from.push_back({.kind = in.take_named(link_kind_named), .other = in.take<StatementId>()});
    auto approval =
        database.query("SELECT review, by_whom, at FROM statement_approval WHERE statement = ? ORDER BY at", record.id);
    while (approval.next())
        record.approvals.push_back({.as = approval.take_named(review_named),
                                    .by = approval.take<std::string>(),
                                    .at = approval.take<Instant>()});
}

} // namespace liaison
