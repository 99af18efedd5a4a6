#include "store/outbox_rows.hpp"

namespace liaison {
namespace {

/// Inserts the addresses of one header; an address that stood before has its state there.
class RecipientRows {
public:
    RecipientRows(Connection::Database& database, OutboxId mail, std::optional<Instant> acknowledged)
        : database_(database), mail_(mail), acknowledged_(acknowledged) {}

    void insert(std::string_view role, std::vector<Address> const& addresses) {
        for (auto const& address : addresses) {
            bool const again =
                std::ranges::any_of(known_, [&](auto known) { return same_address(known, address.spec); });
            known_.push_back(address.spec);
            auto const state = again ? std::nullopt : std::optional{name_of(RecipientState::waiting)};
            database_.run("INSERT INTO outbox_recipient (mail, position, role, name, address, state, acknowledged) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?)",
                          mail_, known_.size(), role, address.name, address.spec, state,
                          again ? std::nullopt : acknowledged_);
        }
    }

private:
    Connection::Database& database_;
    OutboxId mail_;
    std::optional<Instant> acknowledged_;
    std::vector<std::string_view> known_;
};

void read_recipients(Connection::Database& database, OutboxMail& mail) {
    auto row = database.query("SELECT role, name, address, state, reply, settled FROM outbox_recipient WHERE mail = ? "
                              "ORDER BY position",
                              mail.id);
    while (row.next()) {
        auto& listed = row.take<std::string>() == "to" ? mail.mail.to : mail.mail.cc;
        listed.push_back({.name = row.take<std::string>(), .spec = row.take<std::string>()});
        auto const state = row.take_optional(recipient_state_named);
        if (state)
            mail.recipients.push_back({.address = listed.back().spec,
                                       .state = *state,
                                       .reply = row.take<std::string>(),
                                       .settled = row.take<std::optional<Instant>>()});
    }
}

void read_bytes(Connection::Database& database, OutboxMail& mail) {
    auto row = database.query("SELECT head, tail, without_original FROM outbox_bytes WHERE id = ?", mail.id);
    if (!row.next()) return;
    mail.mail.head = row.take<std::string>();
    mail.mail.tail = row.take<std::string>();
    mail.mail.without_original = row.take<std::string>();
}

void insert_enclosures(Connection::Database& database, OutboxId id, std::vector<Enclosure> const& enclosures) {
    std::size_t position = 0;
    for (auto const& enclosure : enclosures)
        database.run("INSERT INTO outbox_enclosure VALUES (?, ?, ?, ?, ?)", id, ++position, enclosure.mail,
                     enclosure.sha256, Blob{enclosure.head});
}

void read_enclosures(Connection::Database& database, OutboxMail& mail) {
    auto row =
        database.query("SELECT mail, sha256, head FROM outbox_enclosure WHERE outgoing = ? ORDER BY position", mail.id);
    while (row.next())
        mail.mail.enclosures.push_back(
            {.mail = row.take<InboxId>(), .sha256 = row.take<std::string>(), .head = row.take<std::string>()});
}

OutboxMail read_row(Query& row) {
    // Braces take the columns from left to right.
    return {.id = row.take<OutboxId>(),
            .mail = {.kind = row.take_named(mail_kind_named),
                     .message_id = row.take<std::string>(),
                     .subject = row.take<std::string>(),
                     .original = row.take<std::optional<InboxId>>(),
                     .original_form = row.take_named(original_form_named),
                     .envelope_sender = row.take<std::string>(),
                     .statement = row.take<std::optional<StatementId>>()},
            .recipients = {},
            .attempts = row.take<int>(),
            .created = row.take<Instant>(),
            .due = row.take<Instant>(),
            .last_reply = row.take<std::string>(),
            .warned = row.take<bool>(),
            .give_up_original = row.take<bool>(),
            .removed = row.take<std::optional<Instant>>()};
}

} // namespace

OutboxId insert_outgoing(Connection::Database& database, Outgoing const& mail, Instant now) {
    database.run("INSERT INTO outbox (kind, message_id, subject, envelope_sender, statement, original, original_form, "
                 "created, due, waiting) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 name_of(mail.kind), mail.message_id, mail.subject, mail.envelope_sender, mail.statement, mail.original,
                 name_of(mail.original_form), now, now, mail.recipients().size());
    OutboxId const id{database.last_insert()};
    database.run("INSERT INTO outbox_bytes (id, head, tail, without_original) VALUES (?, ?, ?, ?)", id, Blob{mail.head},
                 Blob{mail.tail}, Blob{mail.without_original});
    insert_enclosures(database, id, mail.enclosures);
    bool const acknowledges = mail.kind == MailKind::acknowledgement;
    RecipientRows rows{database, id, acknowledges ? std::optional{now} : std::nullopt};
    rows.insert("to", mail.to);
    rows.insert("cc", mail.cc);
    return id;
}

std::optional<OutboxMail> find_outgoing(Connection::Database& database, OutboxId id, Extent extent) {
    auto row = database.query("SELECT id, kind, message_id, subject, original, original_form, envelope_sender, "
                              "statement, attempts, created, due, last_reply, warned, give_up_original, removed "
                              "FROM outbox WHERE id = ?",
                              id);
    if (!row.next()) return std::nullopt;
    auto mail = read_row(row);
    read_recipients(database, mail);
    if (extent == Extent::row) return mail;
    read_bytes(database, mail);
    read_enclosures(database, mail);
    return mail;
}

void count_waiting(Connection::Database& database, OutboxId id) {
    database.run("UPDATE outbox SET waiting = (SELECT count(*) FROM outbox_recipient WHERE mail = outbox.id AND "
                 "state = 'waiting') WHERE id = ?",
                 id);
}

} // namespace liaison
