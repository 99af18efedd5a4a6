#include "store/outbox.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/outbox_rows.hpp"
#include "store/returned_mail.hpp"

namespace liaison {
namespace {

/// Nothing waits on purpose for longer: what is due later got its time from a clock that was wrong.
constexpr std::chrono::hours longest_wait{24};

constexpr std::array<std::pair<RecipientState, std::string_view>, 3> states{
    {{RecipientState::waiting, "waiting"}, {RecipientState::sent, "sent"}, {RecipientState::failed, "failed"}}};

std::string subject_of(OutboxId id) { return fmt::format("outbox {}", id.value); }

Result<OutboxMail> load_mail(Connection::Database& database, OutboxId id, Extent extent) {
    auto mail = find_outgoing(database, id, extent);
    if (!mail) return failure(Fault::not_found, fmt::format("{}: there is no such mail", subject_of(id)));
    return *std::move(mail);
}

Done must_wait(Connection::Database& database, OutboxId id) {
    auto const mail = load_mail(database, id, Extent::row);
    if (!mail) return std::unexpected(mail.error());
    auto const waits = [](OutboxRecipient const& recipient) { return recipient.state == RecipientState::waiting; };
    if (std::ranges::any_of(mail->recipients, waits)) return {};
    return failure(Fault::bad_input, fmt::format("{}: nobody waits for it any more", subject_of(id)));
}

std::vector<OutboxId> due_ids(Connection::Database& database, std::size_t limit, Instant now) {
    std::vector<OutboxId> ids;
    auto row =
        database.query("SELECT id FROM outbox WHERE waiting > 0 AND due <= ? ORDER BY due, id LIMIT ?", now, limit);
    while (row.next()) ids.push_back(row.take<OutboxId>());
    return ids;
}

Result<std::vector<OutboxMail>> load_all(Connection::Database& database, Query& ids, Extent extent) {
    std::vector<OutboxMail> mails;
    while (ids.next()) {
        auto mail = load_mail(database, ids.take<OutboxId>(), extent);
        if (!mail) return std::unexpected(mail.error());
        mails.push_back(*std::move(mail));
    }
    return mails;
}

/// A recipient that was dropped meanwhile stays failed unless the mail did reach it.
void settle_recipient(Connection::Database& database, OutboxId id, OutboxRecipient const& result, Instant now) {
    auto const settled = result.state == RecipientState::waiting ? std::nullopt : std::optional{now};
    database.run("UPDATE outbox_recipient SET state = ?1, reply = ?2, settled = ?3 WHERE mail = ?4 AND address = ?5 "
                 "AND state IS NOT NULL AND (state = 'waiting' OR ?1 = 'sent')",
                 name_of(result.state), result.reply, settled, id, result.address);
}

} // namespace

std::string_view name_of(RecipientState state) {
    return std::ranges::find(states, state, [](auto const& row) { return row.first; })->second;
}

std::optional<RecipientState> recipient_state_named(std::string_view name) {
    auto const row = std::ranges::find(states, name, [](auto const& r) { return r.second; });
    return row == states.end() ? std::nullopt : std::optional{row->first};
}

Result<OutboxId> Outbox::add(Outgoing const& mail, Instant now) {
    return guarded("outbox", [&]() -> Result<OutboxId> {
        if (mail.recipients().empty())
            return failure(Fault::bug,
                           fmt::format("outbox: {} \"{}\" has no recipient", name_of(mail.kind), mail.subject));
        return insert_outgoing(connection_.database(), mail, now);
    });
}

Result<std::vector<OutboxMail>> Outbox::claim_due(std::size_t limit, std::string_view owner, Instant now,
                                                  Instant lease_end) {
    return guarded("outbox", [&]() -> Result<std::vector<OutboxMail>> {
        auto& database = connection_.database();
        database.run("UPDATE outbox SET due = ?1 WHERE waiting > 0 AND due > ?2 AND lease_owner IS NULL", now,
                     now + longest_wait);
        std::vector<OutboxMail> claimed;
        for (auto const id : due_ids(database, limit, now)) {
            database.run("UPDATE outbox SET attempts = attempts + 1, lease_owner = ?, due = ? WHERE id = ?", owner,
                         lease_end, id);
            auto mail = load_mail(database, id, Extent::row_and_bytes);
            if (!mail) return std::unexpected(mail.error());
            claimed.push_back(*std::move(mail));
        }
        return claimed;
    });
}

Done Outbox::settle(Attempt const& attempt, std::vector<Outgoing> const& notices, Instant now) {
    return guarded(subject_of(attempt.id), [&]() -> Done {
        auto& database = connection_.database();
        for (auto const& result : attempt.results) {
            settle_recipient(database, attempt.id, result, now);
            bool const refused = result.state == RecipientState::failed && result.reply.starts_with('5');
            if (refused)
                write_return(
                    database,
                    {.mail = attempt.id, .address = result.address, .reply = result.reply, .told = !notices.empty()},
                    now);
        }
        database.run("UPDATE outbox SET lease_owner = NULL, due = ?, last_reply = ?, "
                     "give_up_original = max(give_up_original, ?), warned = max(warned, ?) WHERE id = ?",
                     attempt.next_due, attempt.last_reply, attempt.give_up_original, attempt.warned, attempt.id);
        if (database.changed() == 0)
            return failure(Fault::not_found, fmt::format("{}: there is no such mail", subject_of(attempt.id)));
        count_waiting(database, attempt.id);
        for (auto const& notice : notices)
            if (auto const added = add(notice, now); !added) return std::unexpected(added.error());
        return {};
    });
}

Done Outbox::release_all(std::string_view owner, Instant now) {
    return guarded("outbox", [&]() -> Done {
        connection_.database().run(
            "UPDATE outbox SET lease_owner = NULL, due = ? WHERE waiting > 0 AND lease_owner = ?", now, owner);
        return {};
    });
}

Result<std::optional<Instant>> Outbox::next_due() const {
    return guarded("outbox", [&]() -> Result<std::optional<Instant>> {
        auto row = connection_.database().query("SELECT min(due) FROM outbox WHERE waiting > 0");
        row.next();
        return row.take<std::optional<Instant>>();
    });
}

Result<std::vector<OutboxMail>> Outbox::list(bool all, OutboxId after, std::size_t limit) const {
    return guarded("outbox", [&]() -> Result<std::vector<OutboxMail>> {
        auto& database = connection_.database();
        Snapshot const moment{database};
        if (all) {
            auto ids = database.query("SELECT id FROM outbox WHERE id > ? ORDER BY id LIMIT ?", after, limit);
            return load_all(database, ids, Extent::row);
        }
        auto ids =
            database.query("SELECT id FROM outbox WHERE waiting > 0 AND id > ? ORDER BY id LIMIT ?", after, limit);
        return load_all(database, ids, Extent::row);
    });
}

Result<OutboxMail> Outbox::load(OutboxId id) const {
    return guarded(subject_of(id), [&]() -> Result<OutboxMail> {
        auto& database = connection_.database();
        Snapshot const moment{database};
        return load_mail(database, id, Extent::row_and_bytes);
    });
}

Done Outbox::retry(std::optional<OutboxId> id, Instant now) {
    return guarded("outbox", [&]() -> Done {
        auto& database = connection_.database();
        if (id)
            if (auto const waits = must_wait(database, *id); !waits) return waits;
        database.run("UPDATE outbox SET due = ?1 WHERE waiting > 0 AND lease_owner IS NULL AND (?2 IS NULL OR id = ?2)",
                     now, id);
        return {};
    });
}

Done Outbox::drop(OutboxId id, std::string_view by, std::string_view why, Instant now) {
    return guarded(subject_of(id), [&]() -> Done {
        auto& database = connection_.database();
        if (auto const waits = must_wait(database, id); !waits) return waits;
        database.run("UPDATE outbox_recipient SET state = 'failed', reply = ?, settled = ? WHERE mail = ? AND "
                     "state = 'waiting'",
                     fmt::format("dropped by {}: {}", by, why), now, id);
        count_waiting(database, id);
        return {};
    });
}

} // namespace liaison
