#include "store/record_rows.hpp"
#include "core/text.hpp"
#include "parser/identifiers.hpp"
#include "store/keys.hpp"
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

/// The index keeps no copy of its text, so what it forgets has to be told to it.
void make_unsearchable(Connection::Database& database, Record const& record) {
    database.before_commit([id = record.id, title = record.statement.title, body = record.statement.body,
                            parties = parties_of(record), marks = marks_of(record.statement)](auto& at_commit) {
        at_commit.run("INSERT INTO statement_text (statement_text, rowid, title, body, parties, marks) "
                      "VALUES ('delete', ?, ?, ?, ?, ?)",
                      id, title, body, parties, marks);
    });
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
            .action_holders = {},
            .submitter = row.take<std::string>(),
            .action_note = row.take<std::string>()};
}

/// A mail that was not looked at in that respect is carried in the form that is always right; one whose bytes were
/// removed goes with nothing any more.
std::optional<Carried> find_carried(Connection::Database& database, StatementId id) {
    auto row =
        database.query("SELECT inbox.id, coalesce(carried_as, 'base64'), coalesce(eight_bit, 0), size, content_hash, "
                       "inbox.message_id "
                       "FROM statement JOIN inbox ON inbox.id = statement.carried "
                       "WHERE statement.id = ? AND inbox.removed IS NULL",
                       id);
    if (!row.next()) return std::nullopt;
    return Carried{.id = row.take<InboxId>(),
                   .form = row.take_named(original_form_named),
                   .eight_bit = row.take<bool>(),
                   .size = row.take<std::size_t>(),
                   .content_hash = row.take<std::string>(),
                   .message_id = row.take<std::string>()};
}

void write_row(Connection::Database& database, Record const& record) {
    auto const& s = record.statement;
    database.run("UPDATE statement SET state = ?, action = ?, posted = ?, sent = ?, title = ?, purpose = ?, "
                 "deadline = ?, from_organization = ?, from_text = ?, body = ?, action_note = ?, carried = ? "
                 "WHERE id = ?",
                 name_of(record.state), name_of(record.action), record.posted, s.sent, s.title,
                 s.purpose.transform([](auto p) { return name_of(p); }), s.deadline, s.from.organization, s.from.text,
                 s.body, record.action_note, record.carried.transform([](auto const& c) { return c.id; }), record.id);
}

} // namespace

void write_key(Connection::Database& database, StatementId id, std::string_view kind, std::string_view value) {
    if (!value.empty()) database.run("INSERT OR IGNORE INTO statement_key VALUES (?, ?, ?)", kind, value, id);
}

void write_record_keys(Connection::Database& database, Record const& record) {
    write_key(database, record.id, "title", comparable_title(record.statement.title));
    for (auto const& identifier : record.statement.identifiers) {
        write_key(database, record.id, "identifier", comparable(identifier));
        write_key(database, record.id, "identifier", comparable(split_revision(identifier).number));
    }
}

void insert_record(Connection::Database& database, Record const& record) {
    auto const& s = record.statement;
    database.run("INSERT INTO statement (id, direction, state, action, received, posted, sent, title, purpose, "
                 "deadline, from_organization, from_text, body, submitter, action_note, carried) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 record.id, name_of(s.direction), name_of(record.state), name_of(record.action), record.received,
                 record.posted, s.sent, s.title, s.purpose.transform([](auto p) { return name_of(p); }), s.deadline,
                 s.from.organization, s.from.text, s.body, record.submitter, record.action_note,
                 record.carried.transform([](auto const& c) { return c.id; }));
    insert_lists(database, record);
    make_searchable(database, record);
}

void update_record(Connection::Database& database, Record const& before, Record const& record) {
    make_unsearchable(database, before);
    write_row(database, record);
    delete_lists(database, record.id);
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

void make_searchable_anew(Connection::Database& database) {
    database.run("INSERT INTO statement_text (statement_text) VALUES ('delete-all')");
    make_all_searchable(database);
}

std::optional<Record> find_record(Connection::Database& database, StatementId id) {
    auto row =
        database.query("SELECT id, direction, title, purpose, deadline, from_organization, from_text, sent, body, "
                       "state, action, received, posted, submitter, action_note "
                       "FROM statement WHERE id = ?",
                       id);
    if (!row.next()) return std::nullopt;
    auto record = read_row(row);
    record.carried = find_carried(database, id);
    read_lists(database, record);
    return record;
}

} // namespace liaison
