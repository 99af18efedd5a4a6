// What is to be done about one mail: everything that one transaction then writes.
#pragma once
#include "core/outgoing.hpp"
#include "core/statement.hpp"
#include "desk/change.hpp"
#include "desk/delivery_notice.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// What became of an accepted mail; exactly one each (DOMAIN.md "The life of an incoming statement").
enum class Outcome { statement, filed, command, bounce, automatic, duplicate, held };
[[nodiscard]] std::string_view name_of(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcome_named(std::string_view name);

/// What became of one recipient of a mail of ours after the relay had it.
struct Return {
    OutboxId mail;
    std::string address;
    DeliveryStatus status = DeliveryStatus::failed;
    std::string reply;
    bool told = false; ///< the coordinators are told of it now
};

struct Decision {
    Outcome outcome = Outcome::held;
    std::string reason;                  ///< one line for people: "new statement from ITU-T"
    std::optional<Record> record;        ///< outcome statement: the new record, its id the situation's next_statement
    std::optional<Statement> held_draft; ///< outcome held: what could be read, for the person who looks
    std::optional<StatementId> on_statement; ///< the record it made, was filed on, bounced for or duplicates
    std::vector<Event> events;               ///< on `on_statement`
    std::vector<Change> changes;             ///< what becomes of statements on record
    std::vector<HeldChange> held;            ///< what becomes of held mails
    std::vector<Return> returns;             ///< what becomes of recipients of our mails
    std::vector<Outgoing> mails;             ///< for the outbox, due at once
    std::string url;                         ///< a key by which later mail finds the record
    std::string statement_message_id;        ///< the same: of the mail that carried the statement
};

} // namespace liaison
