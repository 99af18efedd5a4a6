#include "store/ledger.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/keys.hpp"
#include "store/record_rows.hpp"
#include "store/reminders.hpp"
#include "store/returned_mail.hpp"

namespace liaison {
namespace {

using Database = Connection::Database;

/// The statement that a decision is about.
std::optional<StatementId> subject_of(Decision const& decision) {
    return decision.record ? std::optional{decision.record->id} : decision.on_statement;
}

/// Mail that answers this mail, or tells of the same page, will find the statement.
void write_mail_keys(Database& database, StatementId id, Decision const& decision, std::string_view message_id) {
    write_key(database, id, "message_id", message_id);
    write_key(database, id, "message_id", decision.statement_message_id);
    write_key(database, id, "url", comparable_url(decision.url));
}

/// Automatic mail and bounces belong to a statement but are no way to it.
bool leads_to_its_statement(Outcome outcome) {
    return outcome == Outcome::statement || outcome == Outcome::filed || outcome == Outcome::command;
}

void write_event(Database& database, StatementId about, std::optional<InboxId> mail, Event const& event) {
    database.run("INSERT INTO event (statement, at, by_whom, what, mail, private) VALUES (?, ?, ?, ?, ?, ?)", about,
                 event.at, event.by, event.what, event.mail ? event.mail : mail, event.is_private);
}

Done write_events(Database& database, InboxId mail, Decision const& decision) {
    auto const about = subject_of(decision);
    if (!about && !decision.events.empty())
        return failure(Fault::bug, fmt::format("inbox {}: events without a statement", mail.value));
    for (auto const& event : decision.events) write_event(database, *about, mail, event);
    return {};
}

Done write_change(Connection& connection, Change const& change, std::optional<InboxId> mail, Instant now) {
    auto& database = connection.database();
    auto const id = change.record.id;
    auto const before = change.created ? std::nullopt : find_record(database, id);
    if (!change.created && !before)
        return failure(Fault::not_found, fmt::format("{}: there is no such statement", write_statement_id(id)));
    if (before)
        update_record(database, *before, change.record);
    else
        insert_record(database, change.record);
    write_record_keys(database, change.record);
    for (auto const& event : change.events) write_event(database, id, mail, event);
    Reminders reminders{connection};
    if (before && open_deadline(*before) != open_deadline(change.record))
        if (auto const noted = reminders.note_deadline(id, now); !noted) return noted;
    for (auto const& choice : change.reminders)
        if (auto const chosen = reminders.choose(id, choice); !chosen) return chosen;
    return {};
}

Done write_held_change(Inbox inbox, HeldChange const& change, Instant now) {
    if (change.instruction) return inbox.release(change.mail, change.by, *change.instruction, now);
    return inbox.drop(change.mail, change.by, change.dropped_why, now);
}

/// All that follows from a decision but the mail's own row.
Done write_consequences(Connection& connection, InboxId mail, Decision const& decision, Instant now) {
    auto& database = connection.database();
    if (decision.record && decision.record->id < StatementId{1})
        return failure(Fault::bug, fmt::format("inbox {}: a record without a number", mail.value));
    if (decision.record) {
        insert_record(database, *decision.record);
        write_record_keys(database, *decision.record);
    }
    if (auto const written = write_events(database, mail, decision); !written) return written;
    for (auto const& change : decision.changes)
        if (auto const written = write_change(connection, change, mail, now); !written) return written;
    for (auto const& change : decision.held)
        if (auto const written = write_held_change(connection.inbox(), change, now); !written) return written;
    for (auto const& returned : decision.returns) write_return(database, returned, now);
    for (auto const& outgoing : decision.mails)
        if (auto const added = connection.outbox().add(outgoing, now); !added) return std::unexpected(added.error());
    return {};
}

/// A mail has one outcome: a second decision about it is a mistake of ours and must not be written.
Done had_no_outcome(Database& database, InboxId mail) {
    if (database.changed() == 1) return {};
    return failure(Fault::bug, fmt::format("inbox {}: is not there or has its outcome already", mail.value));
}

} // namespace

Done Ledger::apply(Arrival const& arrival, Decision const& decision, Instant now) {
    return guarded(fmt::format("inbox {}", arrival.id.value), [&]() -> Done {
        auto& database = connection_.database();
        if (auto const written = write_consequences(connection_, arrival.id, decision, now); !written) return written;
        auto const about = subject_of(decision);
        if (about && leads_to_its_statement(decision.outcome))
            write_mail_keys(database, *about, decision, arrival.mail.message_id);
        database.run("UPDATE inbox SET outcome = ?, processed = ?, reason = ?, statement = ?, message_id = ?, "
                     "content_hash = ?, subject = ?, carried_as = ?, eight_bit = ?, claimed = NULL "
                     "WHERE id = ? AND outcome IS NULL",
                     name_of(decision.outcome), now, decision.reason, about, arrival.mail.message_id,
                     arrival.content_hash, arrival.mail.subject, name_of(arrival.carried_as), arrival.eight_bit,
                     arrival.id);
        return had_no_outcome(database, arrival.id);
    });
}

Done Ledger::apply(std::vector<Change> const& changes, std::vector<Outgoing> const& mails, Instant now) {
    return guarded("changes", [&]() -> Done {
        for (auto const& change : changes)
            if (auto const written = write_change(connection_, change, std::nullopt, now); !written) return written;
        for (auto const& outgoing : mails)
            if (auto const added = connection_.outbox().add(outgoing, now); !added)
                return std::unexpected(added.error());
        return {};
    });
}

Done Ledger::apply(HeldChange const& change, Instant now) {
    return write_held_change(connection_.inbox(), change, now);
}

Done Ledger::apply_unprocessed(InboxId id, Decision const& decision, Instant now) {
    return guarded(fmt::format("inbox {}", id.value), [&]() -> Done {
        auto& database = connection_.database();
        if (auto const written = write_consequences(connection_, id, decision, now); !written) return written;
        database.run("UPDATE inbox SET outcome = ?, processed = ?, reason = ?, statement = ?, claimed = NULL "
                     "WHERE id = ? AND outcome IS NULL",
                     name_of(decision.outcome), now, decision.reason, subject_of(decision), id);
        return had_no_outcome(database, id);
    });
}

} // namespace liaison
