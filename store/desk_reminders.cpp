// What concerns the desk as a whole: its steps, and what a weekly summary is made from.
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/reminders.hpp"

namespace liaison {
namespace {

using namespace std::chrono;
using Database = Connection::Database;
constexpr std::size_t most_lines = 50; // of one section

DigestSection section(Query row) {
    DigestSection section;
    while (row.next()) {
        section.first.push_back({.id = row.take<StatementId>(),
                                 .title = row.take<std::string>(),
                                 .sender = row.take<std::string>(),
                                 .deadline = row.take<std::optional<Date>>(),
                                 .received = row.take<Instant>()});
        section.count = row.take<std::size_t>();
    }
    return section;
}

Digest with_held(Database& database, Digest digest) {
    auto row = database.query("SELECT id, subject, reason, received, count(*) OVER () FROM inbox "
                              "WHERE outcome = 'held' AND dropped IS NULL ORDER BY id LIMIT ?",
                              most_lines);
    while (row.next()) {
        digest.held.push_back({.id = row.take<InboxId>(),
                               .subject = row.take<std::string>(),
                               .reason = row.take<std::string>(),
                               .received = row.take<Instant>()});
        digest.held_count = row.take<std::size_t>();
    }
    return digest;
}

std::vector<FailedAddress> failed_since(Database& database, Instant since) {
    std::vector<FailedAddress> failed;
    auto row = database.query("SELECT address, max(reply) FROM outbox_recipient WHERE state = 'failed' AND "
                              "settled > ? GROUP BY address ORDER BY address LIMIT ?",
                              since, most_lines);
    while (row.next()) failed.push_back({.address = row.take<std::string>(), .reply = row.take<std::string>()});
    return failed;
}

} // namespace

Result<DeskProgress> Reminders::desk_progress() const {
    return guarded("reminders", [&]() -> Result<DeskProgress> {
        auto& database = connection_.database();
        DeskProgress progress;
        auto since = database.query("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'reminding_since'");
        if (since.next()) progress.since = since.take<Instant>();
        auto step = database.query("SELECT name, max(due) FROM desk_step GROUP BY name");
        while (step.next()) {
            auto const name = step.take<std::string>();
            progress.last[name] = step.take<Instant>();
        }
        auto held = database.query("SELECT min(processed) FROM inbox WHERE outcome = 'held' AND dropped IS NULL");
        held.next();
        progress.held_from = held.take<std::optional<Instant>>();
        return progress;
    });
}

Result<Digest> Reminders::digest(std::string_view organization, Instant since, Timetable const& timetable,
                                 Instant now) const {
    return guarded("digest", [&]() -> Result<Digest> {
        auto& database = connection_.database();
        auto const today = timetable.zone.day_of(now);
        Date const ahead{sys_days{today} + days{digest_days_ahead}};
        auto const unreviewed = now - duration_cast<milliseconds>(timetable.settings.unreviewed_after);
        Digest digest;
        digest.since = since;
        digest.fresh = section(database.query("SELECT id, title, coalesce(from_organization, from_text), deadline, "
                                              "received, count(*) OVER () FROM statement "
                                              "WHERE received > ?3 AND direction = 'incoming' "
                                              "AND (?1 = '' OR from_organization = ?1) ORDER BY received, id LIMIT ?2",
                                              organization, most_lines, since));
        digest.due =
            section(database.query("SELECT id, title, coalesce(from_organization, from_text), deadline, received, "
                                   "count(*) OVER () FROM statement "
                                   "WHERE action = 'required' AND state <> 'withdrawn' AND direction = 'incoming' "
                                   "AND deadline BETWEEN ?3 AND ?4 "
                                   "AND (?1 = '' OR from_organization = ?1) ORDER BY deadline, id LIMIT ?2",
                                   organization, most_lines, today, ahead));
        digest.overdue =
            section(database.query("SELECT id, title, coalesce(from_organization, from_text), deadline, received, "
                                   "count(*) OVER () FROM statement "
                                   "WHERE action = 'required' AND state <> 'withdrawn' AND direction = 'incoming' "
                                   "AND deadline < ?3 "
                                   "AND (?1 = '' OR from_organization = ?1) ORDER BY deadline, id LIMIT ?2",
                                   organization, most_lines, today));
        digest.undated =
            section(database.query("SELECT id, title, coalesce(from_organization, from_text), deadline, received, "
                                   "count(*) OVER () FROM statement "
                                   "WHERE action = 'required' AND state <> 'withdrawn' AND direction = 'incoming' "
                                   "AND deadline IS NULL "
                                   "AND (?1 = '' OR from_organization = ?1) ORDER BY received, id LIMIT ?2",
                                   organization, most_lines));
        digest.unreviewed =
            section(database.query("SELECT id, title, coalesce(from_organization, from_text), deadline, received, "
                                   "count(*) OVER () FROM statement "
                                   "WHERE state IN ('received', 'draft', 'approved') AND direction = 'incoming' AND "
                                   "received <= ?3 "
                                   "AND (?1 = '' OR from_organization = ?1) ORDER BY received, id LIMIT ?2",
                                   organization, most_lines, unreviewed));
        digest.drafts =
            section(database.query("SELECT id, title, coalesce(from_organization, from_text), deadline, "
                                   "received, count(*) OVER () FROM statement "
                                   "WHERE state IN ('received', 'draft', 'approved') AND direction = 'outgoing' "
                                   "AND (?1 = '' OR from_organization = ?1) ORDER BY received, id LIMIT ?2",
                                   organization, most_lines));
        digest.failed = failed_since(database, since);
        auto mailboxes = connection_.mailboxes().list();
        if (!mailboxes) return std::unexpected(mailboxes.error());
        for (auto& mailbox : *mailboxes)
            if (mailbox.looked > since || mailbox.failed > since) digest.mailboxes.push_back(std::move(mailbox));
        return with_held(database, std::move(digest));
    });
}

Done Reminders::apply(DeskStep const& step, std::optional<Outgoing> const& mail, Instant now) {
    return guarded(step.name(), [&]() -> Done {
        std::optional<OutboxId> id;
        if (mail) {
            auto const added = connection_.outbox().add(*mail, now);
            if (!added) return std::unexpected(added.error());
            id = *added;
        }
        connection_.database().run("INSERT INTO desk_step (name, due, done, mail) VALUES (?, ?, ?, ?)", step.name(),
                                   step.at, now, id);
        return {};
    });
}

} // namespace liaison
