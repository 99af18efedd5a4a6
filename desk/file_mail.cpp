#include "core/text.hpp"
#include "desk/act_letters.hpp"
#include "desk/answerable.hpp"
#include "desk/kin.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/safe_text.hpp"
#include "desk/threads.hpp"

namespace liaison {
namespace {

constexpr std::size_t most_lines = 60; // of a comment

Decision begin(Facts const& facts, Verdict const& verdict) {
    Decision decision;
    decision.outcome = verdict.outcome;
    decision.reason = verdict.reason;
    if (facts.kin) decision.on_statement = facts.kin->related.id;
    return decision;
}

/// A person's words are for those who look after the statement, and so is a change; mere copies and reminders are not.
bool is_passed_on(Facts const& facts, Verdict const& verdict) {
    if (verdict.sort == Sort::copy) return !differences_of_copy(facts).empty();
    return verdict.sort == Sort::tool_update || (verdict.sort == Sort::answer && !facts.is_list_mail());
}

/// The managers of the statement's organization, but not whoever wrote the mail.
Routing route_filed(Facts const& facts) {
    auto const& organization = facts.kin->related.organization;
    auto const* known = organization ? facts.house.directory.organization_named(*organization) : nullptr;
    auto routing = route(known, facts.house, false);
    auto const wrote_it = [&](Address const& address) { return same_address(address.spec, facts.trust.address); };
    std::erase_if(routing.to, wrote_it);
    std::erase_if(routing.cc, wrote_it);
    return routing;
}

/// A sender who sends again wants to hear that the statement has arrived; a list does not.
bool wants_to_hear(Facts const& facts, Verdict const& verdict) {
    return verdict.sort == Sort::copy && !facts.is_list_mail() &&
           !reason_not_to_answer(facts.arrival, facts.trust, facts.known, facts.house.desk);
}

/// What somebody of the statement's people writes without a command is a comment.
std::string filed_in_words(Facts const& facts, Verdict const& verdict) {
    if (verdict.sort == Sort::answer && !facts.roles.empty() && facts.reply && !facts.reply->words.empty())
        return fmt::format("comment: {}", safe_lines(facts.reply->words, most_lines));
    return fmt::format("filed: {} (\"{}\")", verdict.reason, one_line(facts.arrival.mail.subject, 120));
}

/// A statement that is sent to each of its groups by itself is one record with all of them.
void file_copy(Decision& decision, Facts const& facts, Instant now) {
    decision.url = facts.arrival.draft.url;
    decision.statement_message_id = facts.arrival.draft.message_id;
    auto change = with_more_addressees(facts, now);
    if (!change) return;
    Actor const sender{facts.trust.address, {Role::contact}, facts.arrival.id};
    auto const before = *facts.known.record_of(change->record.id);
    decision.mails = mails_about({*change}, {before}, occasion_of(facts, sender, now));
    decision.changes.push_back(*std::move(change));
}

/// Those that the statement is addressed to now, if this mail has changed it.
std::vector<Addressee> addressees_now(Decision const& decision) {
    return decision.changes.empty() ? std::vector<Addressee>{} : decision.changes.front().record.statement.to;
}

} // namespace

Decision file_mail(Facts const& facts, Verdict const& verdict, Instant now) {
    auto decision = begin(facts, verdict);
    decision.events.push_back(event_by_sender(facts, filed_in_words(facts, verdict), now));
    if (verdict.sort == Sort::copy) file_copy(decision, facts, now);
    if (wants_to_hear(facts, verdict))
        decision.mails.push_back(compose(acknowledgement_of_copy(facts, addressees_now(decision)), facts.house, now));
    if (auto answer = verdict.sort == Sort::answer ? answer_to_comment(facts, now) : std::nullopt)
        decision.mails.push_back(*std::move(answer));
    if (!is_passed_on(facts, verdict)) return decision;
    if (auto routing = route_filed(facts); !routing.to.empty())
        decision.mails.push_back(compose(filed_notice(facts, verdict, std::move(routing)), facts.house, now));
    return decision;
}

Decision note_mail(Facts const& facts, Verdict const& verdict, Instant now) {
    auto decision = begin(facts, verdict);
    if (verdict.sort == Sort::duplicate) decision.on_statement = facts.known.duplicate_statement;
    bool const flooded = facts.kin && facts.kin->related.events_lately >= events_an_hour;
    if (decision.on_statement && !flooded) decision.events.push_back(event_by_sender(facts, verdict.reason, now));
    return decision;
}

} // namespace liaison
