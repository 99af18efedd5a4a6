#include "daemon/process_mail.hpp"
#include "core/crash_point.hpp"

namespace liaison {
namespace {

/// decide() is pure and throws for bugs and bad_alloc alone: neither may end the writer's thread.
Result<Decision> decision_about(Arrival const& arrival, Situation const& known, House const& house, Instant now) {
    try {
        return decide(arrival, known, house, now);
    } catch (std::exception const& exception) {
        return failure(Fault::bug, fmt::format("inbox {}: {}", arrival.id.value, exception.what()));
    }
}

} // namespace

Result<Decision> process(Connection& connection, Arrival const& arrival, House const& house, Instant now) {
    auto ledger = connection.ledger();
    auto const known = ledger.situation(question_about(arrival, house));
    if (!known) return std::unexpected(known.error());
    auto decision = decision_about(arrival, *known, house, now);
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
