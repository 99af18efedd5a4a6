#include "store/mailbox_progress.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"

namespace liaison {
namespace {

using Database = Connection::Database;
using MailboxId = Id<struct MailboxRow>;

MailboxId mailbox_named(Database& database, std::string_view name, Instant now) {
    database.run("INSERT INTO mailbox (name, known_since) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", name, now);
    auto row = database.query("SELECT id FROM mailbox WHERE name = ?", name);
    row.next();
    return row.take<MailboxId>();
}

MailboxId find_mailbox(Database& database, std::string_view name) {
    auto row = database.query("SELECT id FROM mailbox WHERE name = ?", name);
    return row.next() ? row.take<MailboxId>() : MailboxId{};
}

/// Notes the uidvalidity; true if it was another one before. Nothing can be done by the old numbers any more.
bool renumber(Database& database, MailboxId mailbox, std::uint32_t uidvalidity) {
    auto row = database.query("SELECT uidvalidity FROM mailbox WHERE id = ?", mailbox);
    row.next();
    auto const before = row.take<std::uint32_t>();
    if (before == uidvalidity) return false;
    database.run("UPDATE mailbox SET uidvalidity = ? WHERE id = ?", uidvalidity, mailbox);
    database.run("UPDATE mailbox_mail SET state = 'settled' WHERE mailbox = ? AND state <> 'settled'", mailbox);
    return before != 0;
}

struct KnownMail {
    std::uint32_t uid;
    std::string state;
};

/// Walks through two ascending lists at once, the mails that are listed and those that are known.
class Comparison {
public:
    void listed_only(std::uint32_t uid) { work.fetch.push_back(uid); }
    void known_only(KnownMail const& mail) {
        if (mail.state != "settled") gone.push_back(mail.uid);
    }
    void both(KnownMail const& mail) {
        if (mail.state == "open") work.again.push_back(mail.uid);
        if (mail.state == "recorded") work.move.push_back(mail.uid);
        if (mail.state == "refused") work.refuse.push_back(mail.uid);
    }

    MailboxWork work;
    std::vector<std::uint32_t> gone;
};

Comparison compare_with(Query& known, std::vector<std::uint32_t> const& listed) {
    Comparison comparison;
    auto next = listed.begin();
    while (known.next()) {
        KnownMail const mail{known.take<std::uint32_t>(), known.take<std::string>()};
        for (; next != listed.end() && *next < mail.uid; ++next) comparison.listed_only(*next);
        if (next != listed.end() && *next == mail.uid) {
            comparison.both(mail);
            ++next;
        } else {
            comparison.known_only(mail);
        }
    }
    for (; next != listed.end(); ++next) comparison.listed_only(*next);
    return comparison;
}

void settle_each(Database& database, MailboxId mailbox, std::uint32_t uidvalidity,
                 std::vector<std::uint32_t> const& uids) {
    for (auto const uid : uids)
        database.run("UPDATE mailbox_mail SET state = 'settled' WHERE mailbox = ? AND uidvalidity = ? AND uid = ?",
                     mailbox, uidvalidity, uid);
}

/// Mails that are not settled, outside of a range. Settled ones may be a million; these are few.
std::vector<std::uint32_t> open_beyond(Database& database, MailboxId mailbox, std::uint32_t uidvalidity,
                                       std::uint32_t first, std::uint32_t last) {
    std::vector<std::uint32_t> uids;
    auto row = database.query("SELECT uid FROM mailbox_mail WHERE mailbox = ? AND uidvalidity = ? AND "
                              "state <> 'settled' AND (uid < ? OR uid > ?)",
                              mailbox, uidvalidity, first, last);
    while (row.next()) uids.push_back(row.take<std::uint32_t>());
    return uids;
}

/// The same bytes under a number of another uidvalidity: that row gets the new number, so that two mails of the same
/// bytes need two such rows.
std::optional<InboxId> know_again(Database& database, MailboxId mailbox, std::uint32_t uidvalidity,
                                  MailboxMail const& mail) {
    auto row = database.query("SELECT uidvalidity, uid, inbox FROM mailbox_mail WHERE mailbox = ? AND hash = ? AND "
                              "uidvalidity <> ? AND inbox IS NOT NULL LIMIT 1",
                              mailbox, mail.hash, uidvalidity);
    if (!row.next()) return std::nullopt;
    auto const old_validity = row.take<std::uint32_t>();
    auto const old_uid = row.take<std::uint32_t>();
    auto const inbox = row.take<InboxId>();
    database.run("DELETE FROM mailbox_mail WHERE mailbox = ? AND uidvalidity = ? AND uid = ?", mailbox, old_validity,
                 old_uid);
    return inbox;
}

MailboxState read_state(Query& row) {
    return {.name = row.take<std::string>(),
            .looked = row.take<std::optional<Instant>>(),
            .failed = row.take<std::optional<Instant>>(),
            .error = row.take<std::string>(),
            .told = row.take<std::optional<Instant>>(),
            .token = row.take<std::optional<Instant>>(),
            .known_since = row.take<Instant>(),
            .recorded = row.take<std::size_t>(),
            .open = row.take<std::size_t>(),
            .unmoved = row.take<std::size_t>()};
}

std::vector<MailboxState> read_states(Query rows) {
    std::vector<MailboxState> states;
    while (rows.next()) states.push_back(read_state(rows));
    return states;
}

} // namespace

Result<MailboxWork> MailboxProgress::compare(MailboxKey const& mailbox, std::vector<std::uint32_t> const& listed,
                                             bool everything, Instant now) {
    return guarded(mailbox.name, [&]() -> Result<MailboxWork> {
        auto& database = connection_.database();
        auto const id = mailbox_named(database, mailbox.name, now);
        bool const renumbered = renumber(database, id, mailbox.uidvalidity);
        auto const first = listed.empty() ? 1U : listed.front(), last = listed.empty() ? 0U : listed.back();
        auto known = database.query("SELECT uid, state FROM mailbox_mail WHERE mailbox = ? AND uidvalidity = ? AND "
                                    "uid BETWEEN ? AND ? ORDER BY uid",
                                    id, mailbox.uidvalidity, first, last);
        auto comparison = compare_with(known, listed);
        if (everything) {
            settle_each(database, id, mailbox.uidvalidity, comparison.gone);
            settle_each(database, id, mailbox.uidvalidity, open_beyond(database, id, mailbox.uidvalidity, first, last));
        }
        comparison.work.renumbered = renumbered;
        return std::move(comparison.work);
    });
}

Result<KeptMail> MailboxProgress::keep(MailboxKey const& mailbox, MailboxMail const& mail, Instant now) {
    return guarded(mailbox.name, [&]() -> Result<KeptMail> {
        auto& database = connection_.database();
        auto const id = mailbox_named(database, mailbox.name, now);
        auto const before = know_again(database, id, mailbox.uidvalidity, mail);
        auto const inbox = before ? Result<InboxId>{*before} : connection_.inbox().put(mail.envelope, mail.raw, now);
        if (!inbox) return std::unexpected(inbox.error());
        database.run("INSERT INTO mailbox_mail (mailbox, uidvalidity, uid, state, inbox, hash) "
                     "VALUES (?, ?, ?, 'recorded', ?, ?) ON CONFLICT DO UPDATE SET state = 'recorded', "
                     "inbox = excluded.inbox, hash = excluded.hash, reason = ''",
                     id, mailbox.uidvalidity, mail.uid, *inbox, mail.hash);
        if (!before) database.run("UPDATE mailbox SET recorded = recorded + 1 WHERE id = ?", id);
        return KeptMail{mail.uid, *inbox, before.has_value()};
    });
}

Done MailboxProgress::refuse(MailboxKey const& mailbox, MailboxTrouble const& trouble) {
    return guarded(mailbox.name, [&]() -> Done {
        auto& database = connection_.database();
        database.run(
            "INSERT INTO mailbox_mail (mailbox, uidvalidity, uid, state, reason) VALUES (?, ?, ?, 'refused', ?) "
            "ON CONFLICT DO UPDATE SET state = 'refused', reason = excluded.reason",
            find_mailbox(database, mailbox.name), mailbox.uidvalidity, trouble.uid, trouble.why);
        return {};
    });
}

Result<bool> MailboxProgress::count_failure(MailboxKey const& mailbox, MailboxTrouble const& trouble) {
    return guarded(mailbox.name, [&]() -> Result<bool> {
        auto& database = connection_.database();
        auto const id = find_mailbox(database, mailbox.name);
        database.run("INSERT INTO mailbox_mail (mailbox, uidvalidity, uid, state, attempts, reason) "
                     "VALUES (?, ?, ?, 'open', 1, ?) ON CONFLICT DO UPDATE SET attempts = attempts + 1, "
                     "reason = excluded.reason WHERE state = 'open'",
                     id, mailbox.uidvalidity, trouble.uid, trouble.why);
        return database.run("UPDATE mailbox_mail SET state = 'refused' WHERE mailbox = ? AND uidvalidity = ? AND "
                            "uid = ? AND state = 'open' AND attempts >= ?",
                            id, mailbox.uidvalidity, trouble.uid, most_fetch_attempts) == 1;
    });
}

Done MailboxProgress::settle(MailboxKey const& mailbox, std::vector<std::uint32_t> const& uids) {
    return guarded(mailbox.name, [&]() -> Done {
        auto& database = connection_.database();
        settle_each(database, find_mailbox(database, mailbox.name), mailbox.uidvalidity, uids);
        return {};
    });
}

Done MailboxProgress::note_success(std::string_view name, Instant now) {
    return guarded(name, [&]() -> Done {
        auto& database = connection_.database();
        database.run("UPDATE mailbox SET looked = ?, told = NULL WHERE id = ?", now,
                     mailbox_named(database, name, now));
        return {};
    });
}

Done MailboxProgress::note_failure(std::string_view name, std::string_view error, Instant now) {
    return guarded(name, [&]() -> Done {
        auto& database = connection_.database();
        database.run("UPDATE mailbox SET failed = ?, error = ? WHERE id = ?", now, error,
                     mailbox_named(database, name, now));
        return {};
    });
}

Done MailboxProgress::note_told(std::string_view name, Instant now) {
    return guarded(name, [&]() -> Done {
        auto& database = connection_.database();
        database.run("UPDATE mailbox SET told = ? WHERE id = ?", now, mailbox_named(database, name, now));
        return {};
    });
}

Done MailboxProgress::note_token(std::string_view name, Instant now) {
    return guarded(name, [&]() -> Done {
        auto& database = connection_.database();
        database.run("UPDATE mailbox SET token = ? WHERE id = ?", now, mailbox_named(database, name, now));
        return {};
    });
}

Result<MailboxState> MailboxProgress::load(std::string_view name) const {
    auto states = list();
    if (!states) return std::unexpected(states.error());
    auto const found = std::ranges::find(*states, name, &MailboxState::name);
    if (found != states->end()) return std::move(*found);
    return failure(Fault::not_found, fmt::format("{}: was never tried", name));
}

Result<std::vector<MailboxState>> MailboxProgress::list() const {
    return guarded("mailboxes", [&]() -> Result<std::vector<MailboxState>> {
        return read_states(connection_.database().query(
            "SELECT name, looked, failed, error, told, token, known_since, recorded, "
            "count(*) FILTER (WHERE state = 'open'), count(*) FILTER (WHERE state IN ('recorded', 'refused')) "
            "FROM mailbox LEFT JOIN mailbox_mail ON mailbox_mail.mailbox = mailbox.id AND state <> 'settled' "
            "GROUP BY mailbox.id ORDER BY mailbox.id"));
    });
}

} // namespace liaison
