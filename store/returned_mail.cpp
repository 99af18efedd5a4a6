#include "store/returned_mail.hpp"
#include "store/connection.hpp"
#include "store/guard.hpp"
#include "store/outbox.hpp"

namespace liaison {
namespace {

using Database = Connection::Database;

/// So long the coordinators need not be told again; an address that fails after that had worked in between.
constexpr std::chrono::days told_for{30};

std::optional<OutboxId> find_id(Database& database, Question const& question) {
    if (question.returned) return question.returned;
    for (auto const& message_id : question.returned_ids) {
        auto row = database.query("SELECT id FROM outbox WHERE message_id = ?", message_id);
        if (row.next()) return row.take<OutboxId>();
    }
    return std::nullopt;
}

void read_recipients(Database& database, SentMail& mail, Instant told_since) {
    auto row = database.query("SELECT r.address, u.reported >= ? FROM outbox_recipient AS r LEFT JOIN unreachable AS u "
                              "ON u.address = r.address WHERE r.mail = ? AND r.state IS NOT NULL ORDER BY r.position",
                              told_since, mail.id);
    while (row.next()) {
        mail.recipients.push_back(row.take<std::string>());
        if (row.take<std::optional<bool>>().value_or(false)) mail.told_of.push_back(mail.recipients.back());
    }
}

} // namespace

std::optional<SentMail> find_returned(Database& database, Question const& question) {
    auto const id = find_id(database, question);
    if (!id) return std::nullopt;
    auto row = database.query("SELECT statement FROM outbox WHERE id = ?", *id);
    if (!row.next()) return std::nullopt;
    SentMail mail{.id = *id, .statement = row.take<std::optional<StatementId>>(), .recipients = {}, .told_of = {}};
    read_recipients(database, mail, question.now - told_for);
    return mail;
}

void write_return(Database& database, Return const& returned, Instant now) {
    if (returned.status != DeliveryStatus::failed) return;
    database.run("UPDATE outbox_recipient SET state = 'failed', settled = ?, reply = ? WHERE mail = ? AND address = ? "
                 "AND state = 'sent'",
                 now, fmt::format("returned: {}", returned.reply), returned.mail, returned.address);
    database.run("INSERT INTO unreachable (address, first, last, times, reply, mail, reported) "
                 "VALUES (?1, ?2, ?2, 1, ?3, ?4, ?5) ON CONFLICT (address) DO UPDATE SET last = ?2, times = times + 1, "
                 "reply = ?3, mail = ?4, reported = coalesce(?5, reported)",
                 returned.address, now, returned.reply, returned.mail,
                 returned.told ? std::optional{now} : std::nullopt);
}

Result<std::vector<std::string>> Outbox::not_reached(StatementId statement) const {
    return guarded("outbox", [&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> addresses;
        auto row = connection_.database().query(
            "SELECT r.address FROM outbox AS o JOIN outbox_recipient AS r ON r.mail = o.id WHERE o.statement = ? AND "
            "r.state IN ('sent', 'failed') AND r.address NOT GLOB '[[]erased *' GROUP BY r.address "
            "HAVING max(o.id * (r.state = 'failed')) > max(o.id * (r.state = 'sent')) ORDER BY r.address",
            statement);
        while (row.next()) addresses.push_back(row.take<std::string>());
        return addresses;
    });
}

Result<std::vector<Unreachable>> Outbox::unreachable(Instant since) const {
    return guarded("outbox", [&]() -> Result<std::vector<Unreachable>> {
        std::vector<Unreachable> all;
        auto row = connection_.database().query("SELECT address, first, last, times, reply FROM unreachable "
                                                "WHERE last >= ? ORDER BY address",
                                                since);
        while (row.next())
            all.push_back({.address = row.take<std::string>(),
                           .first = row.take<Instant>(),
                           .last = row.take<Instant>(),
                           .times = row.take<int>(),
                           .reply = row.take<std::string>()});
        return all;
    });
}

} // namespace liaison
