#include "daemon/courier/courier_log.hpp"
#include "core/text.hpp"
#include "daemon/log.hpp"

namespace liaison {
namespace {

std::string addresses_in(Attempt const& attempt, RecipientState state) {
    std::vector<std::string> addresses;
    for (auto const& result : attempt.results)
        if (result.state == state) addresses.push_back(result.address);
    return joined(addresses, ",");
}

void log_sent(OutboxMail const& mail, std::string const& to, std::string const& reply, std::int64_t ms) {
    log(LogEvent::outbox_sent, {{LogKey::outbox, mail.id},
                                {LogKey::kind, name_of(mail.mail.kind)},
                                {LogKey::to, to},
                                {LogKey::attempts, mail.attempts},
                                {LogKey::ms, ms},
                                {LogKey::reply, reply}});
}

void log_waiting(OutboxMail const& mail, Settlement const& settlement, std::string const& to) {
    auto const& attempt = settlement.attempt;
    auto const event = settlement.loses_original ? LogEvent::outbox_without_original : LogEvent::outbox_deferred;
    log(event, {{LogKey::outbox, mail.id},
                {LogKey::to, to},
                {LogKey::attempts, mail.attempts},
                {LogKey::next, write_instant(attempt.next_due)},
                {LogKey::reply, attempt.last_reply}});
    if (settlement.becomes_late)
        log(LogEvent::outbox_late, {{LogKey::outbox, mail.id}, {LogKey::to, to}, {LogKey::reply, attempt.last_reply}});
}

} // namespace

void log_ceiling(OutboxMail const& mail, std::vector<std::string> const& at_ceiling, std::size_t ceiling) {
    if (mail.attempts > 1) return;
    for (auto const& address : at_ceiling)
        log(LogEvent::outbox_ceiling, {{LogKey::outbox, mail.id},
                                       {LogKey::kind, name_of(mail.mail.kind)},
                                       {LogKey::address, address},
                                       {LogKey::count, ceiling}});
}

void log_settlement(OutboxMail const& mail, Settlement const& settlement, std::chrono::milliseconds took) {
    auto const& attempt = settlement.attempt;
    auto const sent = std::ranges::find(attempt.results, RecipientState::sent, &OutboxRecipient::state);
    if (sent != attempt.results.end())
        log_sent(mail, addresses_in(attempt, RecipientState::sent), sent->reply, took.count());
    auto const waiting = addresses_in(attempt, RecipientState::waiting);
    if (!waiting.empty()) log_waiting(mail, settlement, waiting);
    auto const final_event = settlement.has_given_up ? LogEvent::outbox_given_up : LogEvent::outbox_refused;
    for (auto const& refusal : settlement.refused)
        log(final_event, {{LogKey::outbox, mail.id},
                          {LogKey::kind, name_of(mail.mail.kind)},
                          {LogKey::address, refusal.address},
                          {LogKey::reply, refusal.reply}});
    if (settlement.needs_administrator)
        log(LogEvent::relay_refuses_us, {{LogKey::outbox, mail.id}, {LogKey::reply, attempt.last_reply}});
}

} // namespace liaison
