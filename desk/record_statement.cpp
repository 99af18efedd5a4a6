#include "core/text.hpp"
#include "desk/answerable.hpp"
#include "desk/contains.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/record_view.hpp"
#include "desk/threads.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

/// A draft waits for approval; what a tool announces was sent already.
State first_state(Facts const& facts) {
    if (facts.statement.direction == Direction::incoming) return State::received;
    return facts.arrival.draft.form == Form::tool ? State::sent : State::draft;
}

/// DOMAIN.md: until somebody else is named, the liaison manager, else the coordinators.
std::vector<Address> first_action_holders(Record const& record, Routing const& routing) {
    bool const asked = record.action == Action::required && record.statement.direction == Direction::incoming;
    return asked ? routing.to : std::vector<Address>{};
}

Record new_record(Facts const& facts, Routing const& routing) {
    Record record;
    record.id = facts.known.next_statement;
    record.statement = facts.statement;
    if (facts.house.desk.comment_is_action && record.statement.purpose == Purpose::comment)
        record.statement.purpose = Purpose::action;
    record.state = first_state(facts);
    record.action = action_asked(record.statement);
    record.received = facts.arrival.received;
    record.action_holders = first_action_holders(record, routing);
    if (facts.trust.authenticated) record.submitter = facts.trust.address;
    if (!facts.arrival.draft.handed_in_by) // what a manager wrote above it is for the desk alone
        record.carried = carried_with(facts.arrival);
    return record;
}

std::string forwarded_in_words(Routing const& routing) {
    if (routing.to.empty()) return "forwarded to nobody: no coordinator is configured";
    auto text = fmt::format("forwarded to {}", addresses_in_words(routing.to));
    if (!routing.cc.empty()) text += fmt::format(", copy to {}", addresses_in_words(routing.cc));
    return text;
}

std::string recorded_in_words(Record const& record) {
    auto const& statement = record.statement;
    auto const sender = sender_in_words(statement);
    switch (record.state) {
    case State::draft: return fmt::format("recorded as a draft of {}", sender);
    case State::sent: return fmt::format("recorded as sent by {}: a tool announced it", sender);
    case State::received:
    case State::posted:
    case State::withdrawn:
    case State::approved:
    case State::abandoned: break;
    }
    return fmt::format("recorded as a statement from {}", sender);
}

bool is_linked_to_kin(Facts const& facts, Record const& record) {
    return facts.kin && contains(record.links, facts.kin->related.id, &Link::other);
}

} // namespace

Decision record_statement(Facts facts, Verdict const& verdict, Instant now) {
    std::ranges::move(sender_remarks(facts), std::back_inserter(facts.statement.remarks));
    auto const routing = route_statement(facts);
    auto record = new_record(facts, routing);
    auto threads = threads_of(facts, record, now);
    record.links = std::move(threads.links);
    if (auto reference = reference_in_words(facts); reference && !is_linked_to_kin(facts, record))
        record.statement.remarks.push_back(*std::move(reference));
    auto const not_acknowledged = reason_not_to_answer(facts.arrival, facts.trust, facts.known, facts.house.desk);

    Decision decision;
    decision.outcome = Outcome::statement;
    decision.reason = verdict.reason;
    decision.on_statement = record.id;
    decision.url = facts.arrival.draft.url;
    decision.statement_message_id = facts.arrival.draft.message_id;
    decision.events.push_back(event_by_sender(facts, recorded_in_words(record), now));
    for (auto const& link : links_in_words(record.links)) decision.events.push_back(event_by_sender(facts, link, now));
    decision.changes = std::move(threads.changes);
    for (auto const& remark : record.statement.remarks)
        decision.events.push_back(event_by_desk(facts, fmt::format("remarked: {}", remark), now));
    if (not_acknowledged) {
        decision.events.push_back(event_by_desk(facts, fmt::format("not acknowledged: {}", *not_acknowledged), now));
    } else {
        decision.mails.push_back(compose(acknowledgement(facts, record, routing), facts.house, now));
        decision.events.push_back(event_by_desk(facts, fmt::format("acknowledged to {}", facts.trust.address), now));
    }
    if (!routing.to.empty())
        decision.mails.push_back(compose(forward(facts, record, routing, not_acknowledged), facts.house, now));
    decision.events.push_back(event_by_desk(facts, forwarded_in_words(routing), now));
    decision.record = record;
    return decision;
}

} // namespace liaison
