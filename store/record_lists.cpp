#include "store/record_lists.hpp"
#include "store/record_links.hpp"

namespace liaison {
namespace {

using Database = Connection::Database;

/// visit(role, list) for each list of contacts: one place that names them for writing and reading.
void each_contact_list(auto& record, auto const& visit) {
    auto& statement = record.statement;
    visit("from_contacts", statement.from_contacts);
    visit("reply_to", statement.reply_to);
    visit("response_contacts", statement.response_contacts);
    visit("technical_contacts", statement.technical_contacts);
    visit("cc_contacts", statement.cc_contacts);
    visit("action_holders", record.action_holders);
}

void each_reference_list(auto& statement, auto const& visit) {
    visit("identifiers", statement.identifiers);
    visit("in_response_to", statement.in_response_to);
}

void each_addressee_list(auto& statement, auto const& visit) {
    visit("to", statement.to);
    visit("cc", statement.cc);
}

void insert_body(Database& database, StatementId id, std::string_view role, std::size_t position,
                 std::optional<std::string> const& group, std::string_view text) {
    database.run("INSERT INTO statement_body VALUES (?, ?, ?, ?, ?)", id, role, position, group, text);
}

void insert_bodies(Database& database, StatementId id, Statement const& statement) {
    std::size_t position = 0;
    for (auto const& group : statement.from.groups) insert_body(database, id, "from", ++position, group, "");
    each_addressee_list(statement, [&](std::string_view role, std::vector<Addressee> const& list) {
        position = 0;
        for (auto const& body : list) insert_body(database, id, role, ++position, body.group, body.text);
    });
}

void insert_contacts(Database& database, Record const& record) {
    each_contact_list(record, [&](std::string_view role, std::vector<Address> const& list) {
        std::size_t position = 0;
        for (auto const& contact : list)
            database.run("INSERT INTO statement_contact VALUES (?, ?, ?, ?, ?)", record.id, role, ++position,
                         contact.name, contact.spec);
    });
}

void insert_references(Database& database, StatementId id, Statement const& statement) {
    each_reference_list(statement, [&](std::string_view role, std::vector<std::string> const& list) {
        std::size_t position = 0;
        for (auto const& text : list)
            database.run("INSERT INTO statement_reference VALUES (?, ?, ?, ?)", id, role, ++position, text);
    });
}

void insert_evidence(Database& database, StatementId id, Statement const& statement) {
    std::size_t position = 0;
    for (auto const& a : statement.attachments)
        database.run("INSERT INTO statement_attachment VALUES (?, ?, ?, ?, ?, ?, ?)", id, ++position, a.name, a.type,
                     a.size, a.sha256, a.mail);
    position = 0;
    for (auto const& origin : statement.origins)
        database.run("INSERT INTO statement_origin VALUES (?, ?, ?, ?, ?)", id, ++position, origin.field, origin.value,
                     origin.place);
    position = 0;
    for (auto const& remark : statement.remarks)
        database.run("INSERT INTO statement_remark VALUES (?, ?, ?)", id, ++position, remark);
}

void read_bodies(Database& database, StatementId id, Statement& statement) {
    auto row = database.query("SELECT role, group_name, text FROM statement_body WHERE statement = ? "
                              "ORDER BY role, position",
                              id);
    while (row.next()) {
        auto const role = row.take<std::string>();
        Addressee body{.group = row.take<std::optional<std::string>>(), .text = row.take<std::string>()};
        if (role == "from") statement.from.groups.push_back(body.group.value_or(""));
        each_addressee_list(statement, [&](std::string_view wanted, std::vector<Addressee>& list) {
            if (role == wanted) list.push_back(std::move(body));
        });
    }
}

void read_contacts(Database& database, Record& record) {
    auto row = database.query("SELECT role, name, spec FROM statement_contact WHERE statement = ? "
                              "ORDER BY role, position",
                              record.id);
    while (row.next()) {
        auto const role = row.take<std::string>();
        Address contact{.name = row.take<std::string>(), .spec = row.take<std::string>()};
        each_contact_list(record, [&](std::string_view wanted, std::vector<Address>& list) {
            if (role == wanted) list.push_back(std::move(contact));
        });
    }
}

void read_references(Database& database, StatementId id, Statement& statement) {
    auto row =
        database.query("SELECT role, text FROM statement_reference WHERE statement = ? ORDER BY role, position", id);
    while (row.next()) {
        auto const role = row.take<std::string>();
        auto text = row.take<std::string>();
        each_reference_list(statement, [&](std::string_view wanted, std::vector<std::string>& list) {
            if (role == wanted) list.push_back(std::move(text));
        });
    }
}

void read_evidence(Database& database, StatementId id, Statement& statement) {
    auto attachment = database.query(
        "SELECT name, type, size, sha256, "
        "(SELECT id FROM inbox WHERE id = mail AND removed IS NULL) FROM statement_attachment WHERE statement = ? "
        "ORDER BY position",
        id);
    while (attachment.next())
        statement.attachments.push_back({.name = attachment.take<std::string>(),
                                         .type = attachment.take<std::string>(),
                                         .size = attachment.take<std::uint64_t>(),
                                         .sha256 = attachment.take<std::string>(),
                                         .mail = attachment.take<std::optional<InboxId>>()});
    auto origin = database.query("SELECT field, value, place FROM statement_origin WHERE statement = ? "
                                 "ORDER BY position",
                                 id);
    while (origin.next())
        statement.origins.push_back({.field = origin.take<std::string>(),
                                     .value = origin.take<std::string>(),
                                     .place = origin.take<std::string>()});
    auto remark = database.query("SELECT text FROM statement_remark WHERE statement = ? ORDER BY position", id);
    while (remark.next()) statement.remarks.push_back(remark.take<std::string>());
}

} // namespace

void insert_lists(Database& database, Record const& record) {
    insert_bodies(database, record.id, record.statement);
    insert_contacts(database, record);
    insert_references(database, record.id, record.statement);
    insert_evidence(database, record.id, record.statement);
    insert_links(database, record);
}

void delete_lists(Database& database, StatementId id) {
    database.run("DELETE FROM statement_body WHERE statement = ?", id);
    database.run("DELETE FROM statement_contact WHERE statement = ?", id);
    database.run("DELETE FROM statement_reference WHERE statement = ?", id);
    database.run("DELETE FROM statement_attachment WHERE statement = ?", id);
    database.run("DELETE FROM statement_origin WHERE statement = ?", id);
    database.run("DELETE FROM statement_remark WHERE statement = ?", id);
    delete_links(database, id);
}

void read_lists(Database& database, Record& record) {
    read_bodies(database, record.id, record.statement);
    read_contacts(database, record);
    read_references(database, record.id, record.statement);
    read_evidence(database, record.id, record.statement);
    read_links(database, record);
}

} // namespace liaison
