#include "store/record_rows.hpp"
#include "core/text.hpp"
#include "store/record_lists.hpp"

namespace liaison {
namespace {

/// Everybody by whose name or address a search finds the statement.
std::string parties_of(Record const& record) {
    auto const& statement = record.statement;
    std::vector<std::string> parties{statement.from.organization.value_or(""), statement.from.text};
    parties.insert(parties.end(), statement.from.groups.begin(), statement.from.groups.end());
    for (auto const* list : {&statement.to, &statement.cc})
        for (auto const& body : *list) {
            parties.push_back(body.group.value_or(""));
            parties.push_back(body.text);
        }
    for (auto const* list : {&statement.from_contacts, &statement.response_contacts, &statement.technical_contacts})
        for (auto const& contact : *list) parties.push_back(write_address(contact));
    return joined(parties, "\n");
}

std::string marks_of(Statement const& statement) {
    auto marks = statement.identifiers;
    marks.insert(marks.end(), statement.in_response_to.begin(), statement.in_response_to.end());
    for (auto const& attachment : statement.attachments) marks.push_back(attachment.name);
    return joined(marks, "\n");
}

void write_index(Connection::Database& database, StatementId id, std::string_view title, std::string_view body,
                 std::string_view parties, std::string_view marks) {
    database.run("INSERT INTO statement_text (rowid, title, body, parties, marks) VALUES (?, ?, ?, ?, ?)", id, title,
                 body, parties, marks);
}

/// The index writes what it has gathered to the disk at each savepoint, so it is told at the end, of many at once.
void make_searchable(Connection::Database& database, Record const& record) {
    database.before_commit([id = record.id, title = record.statement.title, body = record.statement.body,
                            parties = parties_of(record), marks = marks_of(record.statement)](auto& at_commit) {
        write_index(at_commit, id, title, body, parties, marks);
    });
}

Record read_row(Query& row) {
    // Braces take the columns from left to right.
    return {.id = row.take<StatementId>(),
            .statement = {.direction = row.take_named(direction_named),
                          .title = row.take<std::string>(),
                          .purpose = row.take_optional(purpose_named),
                          .deadline = row.take<std::optional<Date>>(),
                          .from = {.organization = row.take<std::optional<std::string>>(),
                                   .groups = {},
                                   .text = row.take<std::string>()},
                          .sent = row.take<std::optional<Instant>>(),
                          .body = row.take<std::string>()},
            .state = row.take_named(state_named),
            .action = row.take_named(action_named),
            .received = row.take<Instant>(),
            .posted = row.take<std::optional<Instant>>(),
            .action_holders = {}};
}

} // namespace

void insert_record(Connection::Database& database, Record const& record) {
    auto const& s = record.statement;
    database.run("INSERT INTO statement (id, direction, state, action, received, posted, sent, title, purpose, "
                 "deadline, from_organization, from_text, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 record.id, name_of(s.direction), name_of(record.state), name_of(record.action), record.received,
                 record.posted, s.sent, s.title, s.purpose.transform([](auto p) { return name_of(p); }), s.deadline,
                 s.from.organization, s.from.text, s.body);
    insert_lists(database, record);
    make_searchable(database, record);
}

void make_all_searchable(Connection::Database& database) {
    auto ids = database.query("SELECT id FROM statement ORDER BY id");
    while (ids.next())
        if (auto const record = find_record(database, ids.take<StatementId>()))
            write_index(database, record->id, record->statement.title, record->statement.body, parties_of(*record),
                        marks_of(record->statement));
}

std::optional<Record> find_record(Connection::Database& database, StatementId id) {
    auto row =
        database.query("SELECT id, direction, title, purpose, deadline, from_organization, from_text, sent, body, "
                       "state, action, received, posted FROM statement WHERE id = ?",
                       id);
    if (!row.next()) return std::nullopt;
    auto record = read_row(row);
    read_lists(database, record);
    return record;
}

} // namespace liaison
