#include "daemon/process_mail.hpp"
#include "core/crash_point.hpp"

namespace liaison {
namespace {

/// decide() is pure and throws for bugs and bad_alloc alone: neither may end the writer's thread.
Result<Decision> decision_about(MailFacts mail, Situation const& known, Instant now) {
    auto const id = mail.arrival.id;
    try {
        return decide(std::move(mail), known, now);
    } catch (std::exception const& exception) {
        return failure(Fault::bug, fmt::format("inbox {}: {}", id.value, exception.what()));
    }
}

} // namespace

Result<Decision> process(Connection& connection, MailFacts mail, Instant now) {
    auto ledger = connection.ledger();
    auto const& arrival = mail.arrival;
    auto const known = ledger.situation(question_about(mail));
    if (!known) return std::unexpected(known.error());
    auto decision = decision_about(std::move(mail), *known, now);
    if (!decision) return decision;
    crash_point("decided");
    if (auto const done = ledger.apply(arrival, *decision, now); !done) return std::unexpected(done.error());
    return decision;
}

Result<Decision> hold(Connection& connection, InboxMail const& mail, std::string_view why, House const& house,
                      Instant now) {
    auto decision = hold_unprocessed(mail.id, mail.envelope, mail.size, why, house, now);
    auto const done = connection.ledger().apply_unprocessed(mail.id, decision, now);
    if (!done) return std::unexpected(done.error());
    return decision;
}

} // namespace liaison
