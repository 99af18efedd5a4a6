#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/act_letters.hpp"
#include "desk/answerable.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/posting.hpp"
#include "desk/record_view.hpp"
#include "desk/safe_text.hpp"
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
    record.statement.attachments = with_mail(std::move(record.statement.attachments), facts.arrival.id);
    // What a manager wrote above it, or a chair above a draft, is for the desk alone.
    if (!facts.arrival.draft.handed_in_by && record.statement.direction == Direction::incoming)
        record.carried = carried_with(facts.arrival);
    if (record.state == State::draft && record.statement.reply_to.empty())
        record.statement.reply_to = {{"", facts.house.desk.address}};
    return record;
}

std::string forwarded_in_words(Routing const& routing, bool draft) {
    auto const what = draft ? "sent for approval" : "forwarded";
    if (routing.to.empty()) return fmt::format("{} to nobody: no coordinator is configured", what);
    auto text = fmt::format("{} to {}", what, addresses_in_words(routing.to));
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

Letter letter_to_sender(Facts const& facts, Record const& record, Routing const& routing) {
    auto letter = acknowledgement(facts, record, routing);
    if (record.state != State::draft) return letter;
    letter.view.text["from"] = our_side_in_words(record.statement, facts.house);
    letter.view.text["who"] = wrapped(fmt::format("its reviewers: {}", addresses_in_words(routing.to)), 4);
    return letter;
}

/// To its reviewers, or to those who look after it.
std::optional<Outgoing> letter_to_staff(Facts const& facts, Record const& record, Routing const& routing,
                                        std::optional<std::string> const& not_acknowledged, Instant now) {
    if (routing.to.empty()) return std::nullopt;
    Actor const sender{facts.trust.address, facts.roles, facts.arrival.id};
    if (record.state == State::draft) return approval_mail(record, occasion_of(facts, sender, now));
    return compose(forward(facts, record, routing, not_acknowledged), facts.house, now);
}

} // namespace

Decision record_statement(Facts facts, Verdict const& verdict, Instant now) {
    std::ranges::move(sender_remarks(facts), std::back_inserter(facts.statement.remarks));
    auto routing = route_statement(facts);
    auto record = new_record(facts, routing);
    bool const draft = record.state == State::draft;
    if (draft) routing = reviewers_of(record.statement, facts.house);
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
        decision.mails.push_back(compose(letter_to_sender(facts, record, routing), facts.house, now));
        decision.events.push_back(event_by_desk(facts, fmt::format("acknowledged to {}", facts.trust.address), now));
    }
    if (auto mail = letter_to_staff(facts, record, routing, not_acknowledged, now))
        decision.mails.push_back(*std::move(mail));
    decision.events.push_back(event_by_desk(facts, forwarded_in_words(routing, draft), now));
    decision.record = record;
    return decision;
}

} // namespace liaison
