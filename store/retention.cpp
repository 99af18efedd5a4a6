#include "store/retention.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include <vector>

namespace liaison {
namespace {

using Database = Connection::Database;

struct Looked {
    InboxId id;
    Instant received;
    bool needed;
    std::size_t size;
};

/// SQLite overwrites what it frees (PRAGMA secure_delete), so a round costs as much as its mails are long.
constexpr std::size_t most_octets = 8'000'000;

/// Only mails whose bytes are there are looked at: those that stay because something needs them are few.
std::vector<Looked> look_at(Database& database, Instant until, InboxId after, std::size_t most) {
    std::vector<Looked> mails;
    auto row = database.query(
        "SELECT m.id, m.received, m.outcome IS NULL OR (m.outcome = 'held' AND m.dropped IS NULL) OR "
        "max(m.processed, coalesce(m.dropped, 0), coalesce((SELECT max(at) FROM event WHERE event.statement = s.id), "
        "0)) "
        ">= ?1 OR coalesce(s.action = 'required' OR s.state IN ('received', 'draft', 'approved'), 0) OR "
        "EXISTS (SELECT 1 FROM statement AS c WHERE c.carried = m.id AND c.state IN ('received', 'draft', 'approved')) "
        "OR "
        "EXISTS (SELECT 1 FROM statement_attachment AS a JOIN statement AS c ON c.id = a.statement WHERE a.mail = m.id "
        "AND c.state IN ('received', 'draft', 'approved')) OR "
        "m.id IN (SELECT original FROM outbox WHERE waiting > 0 AND original IS NOT NULL) OR "
        "EXISTS (SELECT 1 FROM outbox_enclosure AS e JOIN outbox AS o ON o.id = e.outgoing WHERE e.mail = m.id AND "
        "o.waiting > 0), "
        "m.size FROM inbox_raw AS r JOIN inbox AS m ON m.id = r.id LEFT JOIN statement AS s ON s.id = m.statement "
        "WHERE r.id > ?2 ORDER BY r.id LIMIT ?3",
        until, after, most);
    while (row.next())
        mails.push_back({row.take<InboxId>(), row.take<Instant>(), row.take<bool>(), row.take<std::size_t>()});
    return mails;
}

void remove(Database& database, InboxId id, Instant now) {
    database.run("DELETE FROM inbox_raw WHERE id = ?", id);
    database.run("UPDATE inbox SET removed = ? WHERE id = ?", now, id);
}

} // namespace

Result<RetentionRound> remove_old_bytes(Connection& store, Instant until, InboxId after, std::size_t most,
                                        Instant now) {
    return guarded("keep_raw", [&]() -> Result<RetentionRound> {
        auto& database = store.database();
        RetentionRound round{.last = after};
        std::size_t octets = 0;
        auto const mails = look_at(database, until, after, most);
        for (auto const& mail : mails) {
            if (mail.received >= until) return round; // those behind it came later
            round.last = mail.id;
            if (mail.needed) continue;
            remove(database, mail.id, now);
            ++round.removed;
            octets += mail.size;
            if (octets >= most_octets) break;
        }
        round.more = octets >= most_octets || mails.size() == most;
        return round;
    });
}

} // namespace liaison
