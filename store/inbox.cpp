#include "store/inbox.hpp"
#include "core/sha256.hpp"
#include "core/text.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"

namespace liaison {
namespace {

std::string subject_of(InboxId id) { return fmt::format("inbox {}", id.value); }

std::vector<std::string> lines_of(std::string const& text) {
    if (text.empty()) return {};
    auto const lines = split(text, '\n');
    return {lines.begin(), lines.end()};
}

std::optional<InboxMail> find_mail(Connection::Database& database, InboxId id) {
    auto row = database.query("SELECT id, received, sender, recipients, via, size, attempts, message_id, subject, "
                              "outcome, reason, statement, release_as, is_statement, file_to, released_by, dropped, "
                              "removed "
                              "FROM inbox WHERE id = ?",
                              id);
    if (!row.next()) return std::nullopt;
    // Braces take the columns from left to right.
    return InboxMail{.id = row.take<InboxId>(),
                     .received = row.take<Instant>(),
                     .envelope = {.sender = row.take<std::string>(),
                                  .recipients = lines_of(row.take<std::string>()),
                                  .via = row.take<std::string>()},
                     .size = row.take<std::size_t>(),
                     .attempts = row.take<int>(),
                     .message_id = row.take<std::string>(),
                     .subject = row.take<std::string>(),
                     .outcome = row.take_optional(outcome_named),
                     .reason = row.take<std::string>(),
                     .statement = row.take<std::optional<StatementId>>(),
                     .instruction = {.organization = row.take<std::optional<std::string>>().value_or(""),
                                     .is_statement = row.take<std::optional<bool>>().value_or(false),
                                     .file_to = row.take<std::optional<StatementId>>()},
                     .released_by = row.take<std::optional<std::string>>().value_or(""),
                     .dropped = row.take<std::optional<Instant>>().has_value(),
                     .removed = row.take<std::optional<Instant>>()};
}

Result<InboxMail> load_mail(Connection::Database& database, InboxId id) {
    auto mail = find_mail(database, id);
    if (!mail) return failure(Fault::not_found, fmt::format("{}: there is no such mail", subject_of(id)));
    return *std::move(mail);
}

std::string bytes_are_gone(InboxMail const& mail) {
    if (!mail.removed) return fmt::format("{}: its bytes are gone", subject_of(mail.id));
    return fmt::format("{}: its bytes were removed on {}, by an erasure or by keep_raw in [store]", subject_of(mail.id),
                       write_instant(*mail.removed).substr(0, 10));
}

std::optional<std::string> find_raw(Connection::Database& database, InboxId id) {
    auto row = database.query("SELECT bytes FROM inbox_raw WHERE id = ?", id);
    if (!row.next()) return std::nullopt;
    return row.take<std::string>();
}

/// Those that wait for a person are few among all that ever came, and have an index.
Query find_ids(Connection::Database& database, MailFilter const& filter) {
    auto const outcome = filter.outcome.transform([](Outcome o) { return name_of(o); });
    if (filter.waiting)
        return database.query("SELECT id FROM inbox WHERE outcome = 'held' AND dropped IS NULL AND id > ?1 AND "
                              "(?2 IS NULL OR outcome = ?2) AND (?3 IS NULL OR received >= ?3) ORDER BY id LIMIT ?4",
                              filter.after, outcome, filter.since, filter.limit);
    return database.query("SELECT id FROM inbox WHERE id > ?1 AND (?2 IS NULL OR outcome = ?2) AND "
                          "(?3 IS NULL OR received >= ?3) ORDER BY id LIMIT ?4",
                          filter.after, outcome, filter.since, filter.limit);
}

struct Claimable {
    InboxId id;
    std::size_t size;
    int attempts;
};

/// Those to be taken together: one that was tried before never has company.
std::vector<InboxId> choose(Connection::Database& database, std::size_t limit, std::size_t bytes) {
    auto rows = database.query("SELECT id, size, attempts FROM inbox WHERE outcome IS NULL AND claimed IS NULL "
                               "ORDER BY id LIMIT ?",
                               limit);
    std::vector<InboxId> chosen;
    std::size_t total = 0;
    while (rows.next()) {
        Claimable const mail{rows.take<InboxId>(), rows.take<std::size_t>(), rows.take<int>()};
        total += mail.size;
        if (!chosen.empty() && (mail.attempts > 0 || total > bytes)) break;
        chosen.push_back(mail.id);
        if (mail.attempts > 0) break;
    }
    return chosen;
}

Result<ClaimedMail> take(Connection::Database& database, InboxId id, Instant now) {
    database.run("UPDATE inbox SET claimed = ?, attempts = attempts + 1 WHERE id = ?", now, id);
    auto mail = load_mail(database, id);
    if (!mail) return std::unexpected(mail.error());
    auto raw = find_raw(database, id);
    if (!raw) return failure(Fault::bug, bytes_are_gone(*mail));
    return ClaimedMail{*std::move(mail), *std::move(raw)};
}

} // namespace

Result<InboxId> Inbox::put(Envelope const& envelope, std::string_view raw, Instant received) {
    return guarded("inbox", [&]() -> Result<InboxId> {
        auto& database = connection_.database();
        database.run("INSERT INTO inbox (received, via, sender, recipients, size, sha256) VALUES (?, ?, ?, ?, ?, ?)",
                     received, envelope.via, envelope.sender, joined(envelope.recipients, "\n"), raw.size(),
                     sha256(raw));
        InboxId const id{database.last_insert()};
        database.run("INSERT INTO inbox_raw (id, bytes) VALUES (?, ?)", id, Blob{raw});
        return id;
    });
}

Result<std::vector<ClaimedMail>> Inbox::claim(std::size_t limit, std::size_t bytes, Instant now) {
    return guarded("inbox", [&]() -> Result<std::vector<ClaimedMail>> {
        auto& database = connection_.database();
        std::vector<ClaimedMail> taken;
        for (auto const id : choose(database, limit, bytes)) {
            auto mail = take(database, id, now);
            if (!mail) return std::unexpected(mail.error());
            taken.push_back(*std::move(mail));
        }
        return taken;
    });
}

Done Inbox::unclaim(std::vector<InboxId> const& ids) {
    return guarded("inbox", [&]() -> Done {
        for (auto const id : ids)
            connection_.database().run("UPDATE inbox SET claimed = NULL, attempts = attempts - 1 "
                                       "WHERE id = ? AND claimed IS NOT NULL",
                                       id);
        return {};
    });
}

Done Inbox::release_claims() {
    return guarded("inbox", [&]() -> Done {
        connection_.database().run("UPDATE inbox SET claimed = NULL WHERE outcome IS NULL AND claimed IS NOT NULL");
        return {};
    });
}

Result<std::size_t> Inbox::count_unprocessed() const {
    return guarded("inbox", [&]() -> Result<std::size_t> {
        auto row = connection_.database().query("SELECT count(*) FROM inbox WHERE outcome IS NULL");
        row.next();
        return row.take<std::size_t>();
    });
}

Result<InboxMail> Inbox::load(InboxId id) const {
    return guarded(subject_of(id), [&] { return load_mail(connection_.database(), id); });
}

Result<std::string> Inbox::raw(InboxId id) const {
    return guarded(subject_of(id), [&]() -> Result<std::string> {
        auto bytes = find_raw(connection_.database(), id);
        if (bytes) return *std::move(bytes);
        auto const mail = load_mail(connection_.database(), id);
        if (!mail) return std::unexpected(mail.error());
        return failure(Fault::not_found, bytes_are_gone(*mail));
    });
}

Result<std::vector<InboxMail>> Inbox::list(MailFilter const& filter) const {
    return guarded("inbox", [&]() -> Result<std::vector<InboxMail>> {
        auto& database = connection_.database();
        Snapshot const moment{database};
        auto ids = find_ids(database, filter);
        std::vector<InboxMail> mails;
        while (ids.next()) {
            auto mail = load_mail(database, ids.take<InboxId>());
            if (!mail) return std::unexpected(mail.error());
            mails.push_back(*std::move(mail));
        }
        return mails;
    });
}

} // namespace liaison
