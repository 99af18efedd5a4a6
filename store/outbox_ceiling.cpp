// How many mails of the desk an address has had.
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/outbox.hpp"

namespace liaison {
namespace {

/// Mails to `address` that were sent since then or are being sent, but for `mail`; not counted further than `most`.
/// What a clock that was ahead had settled later than now does not count.
std::size_t count_mails_to(Connection::Database& database, std::string const& address, OutboxId mail, Instant since,
                           Instant now, std::size_t most) {
    auto sent = database.query("SELECT count(*) FROM (SELECT 1 FROM outbox_recipient WHERE address = ? AND "
                               "settled BETWEEN ? AND ? AND state = 'sent' LIMIT ?)",
                               address, since, now, most);
    sent.next();
    auto in_hand = database.query("SELECT count(*) FROM outbox JOIN outbox_recipient ON mail = outbox.id WHERE "
                                  "lease_owner IS NOT NULL AND outbox.id <> ? AND address = ? AND state = 'waiting'",
                                  mail, address);
    in_hand.next();
    return sent.take<std::size_t>() + in_hand.take<std::size_t>();
}

} // namespace

Result<std::vector<std::string>> Outbox::at_ceiling(OutboxMail const& mail, std::size_t ceiling, Instant since,
                                                    Instant now) const {
    return guarded("outbox", [&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> addresses;
        for (auto const& recipient : mail.recipients)
            if (recipient.state == RecipientState::waiting &&
                count_mails_to(connection_.database(), recipient.address, mail.id, since, now, ceiling) >= ceiling)
                addresses.push_back(recipient.address);
        return addresses;
    });
}

} // namespace liaison
