#include "store/ledger.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/keys.hpp"
#include "store/record_rows.hpp"

namespace liaison {
namespace {

using Database = Connection::Database;

/// The statement that a decision is about.
std::optional<StatementId> subject_of(Decision const& decision) {
    return decision.record ? std::optional{decision.record->id} : decision.on_statement;
}

void write_key(Database& database, StatementId id, std::string_view kind, std::string_view value) {
    if (!value.empty()) database.run("INSERT OR IGNORE INTO statement_key VALUES (?, ?, ?)", kind, value, id);
}

void write_record_keys(Database& database, Record const& record) {
    write_key(database, record.id, "title", comparable(record.statement.title));
    for (auto const& identifier : record.statement.identifiers)
        write_key(database, record.id, "identifier", comparable(identifier));
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

Done write_events(Database& database, InboxId mail, Decision const& decision) {
    auto const about = subject_of(decision);
    if (!about && !decision.events.empty())
        return failure(Fault::bug, fmt::format("inbox {}: events without a statement", mail.value));
    for (auto const& event : decision.events)
        database.run("INSERT INTO event (statement, at, by_whom, what, mail) VALUES (?, ?, ?, ?, ?)", about, event.at,
                     event.by, event.what, event.mail.value_or(mail));
    return {};
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
                     "content_hash = ?, subject = ?, claimed = NULL WHERE id = ? AND outcome IS NULL",
                     name_of(decision.outcome), now, decision.reason, about, arrival.mail.message_id,
                     arrival.content_hash, arrival.mail.subject, arrival.id);
        return had_no_outcome(database, arrival.id);
    });
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
