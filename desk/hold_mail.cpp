#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/answerable.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/safe_text.hpp"
#include "desk/threads.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

/// Spam and whoever uses another's mark get no answer, whoever is not authenticated gets none anyway, and once is
/// enough.
bool deserves_an_answer(Facts const& facts, Verdict const& verdict) {
    constexpr std::array silent{Sort::spam, Sort::flood, Sort::unauthenticated, Sort::wrong_sender, Sort::forged_mark};
    return !facts.arrival.released && !contains(silent, verdict.sort) &&
           !reason_not_to_answer(facts.arrival, facts.trust, facts.known, facts.house.desk);
}

/// The first mail that is too much is noted and told, the others only wait: the notices must not be a flood themselves.
bool begin_flood(Facts const& facts, Decision& decision, Instant now) {
    if (facts.kin->related.events_lately > events_an_hour) return false;
    decision.on_statement = facts.kin->related.id;
    decision.events.push_back(event_by_desk(facts, "too many events within an hour: further mail is held", now));
    return true;
}

/// Anybody may write to the desk: what is told of held mail must leave the coordinators room for all else that they get
/// within a day. The last one that is told by itself says so, the others are in the lists of what waits.
constexpr int held_told_a_day = 50;

Letter notice_of_held(Facts const& facts, Verdict verdict, Routing routing) {
    if (facts.known.held_today + 1 == held_told_a_day)
        verdict.reason += fmt::format("; it is the {}th held mail within 24 hours, more are not told one by one: "
                                      "`liaisond held` lists them",
                                      held_told_a_day);
    return held_notice(facts, verdict, std::move(routing));
}

} // namespace

Decision hold_mail(Facts const& facts, Verdict const& verdict, Instant now) {
    Decision decision;
    decision.outcome = Outcome::held;
    decision.reason = verdict.reason;
    if (facts.reads_like_statement()) {
        decision.held_draft = facts.statement;
        auto& remarks = decision.held_draft->remarks;
        std::ranges::move(sender_remarks(facts), std::back_inserter(remarks));
        if (auto reference = reference_in_words(facts)) remarks.push_back(*std::move(reference));
    }
    if (verdict.sort == Sort::flood && !begin_flood(facts, decision, now)) return decision;
    if (deserves_an_answer(facts, verdict))
        decision.mails.push_back(compose(acknowledgement_of_message(facts), facts.house, now));
    auto routing = route_to_coordinators(facts.house);
    if (!routing.to.empty() && facts.known.held_today < held_told_a_day)
        decision.mails.push_back(compose(notice_of_held(facts, verdict, std::move(routing)), facts.house, now));
    return decision;
}

Decision hold_unprocessed(InboxId id, Envelope const& envelope, std::size_t size, std::string_view why,
                          House const& house, Instant now) {
    Decision decision;
    decision.outcome = Outcome::held;
    decision.reason = fmt::format("could not be processed: {}", one_line(why, 300));
    auto routing = route_to_coordinators(house);
    if (routing.to.empty()) return decision;
    Letter letter;
    letter.kind = MailKind::notice;
    letter.template_name = "unprocessed";
    letter.view = desk_view(house.desk);
    letter.view.text["sender"] = envelope.sender.empty() ? "<>" : one_line(envelope.sender, 120);
    letter.view.text["size"] = size_in_words(size);
    letter.view.text["mail"] = std::to_string(id.value);
    letter.view.text["reason"] = wrapped(one_line(why, 300), 2);
    letter.key = letter_key(id, now);
    letter.to = std::move(routing.to);
    // Nothing in such a mail is known to be safe, so it is carried encoded; its number stands in for its hash.
    letter.original = Carried{id, OriginalForm::base64, false, size, std::to_string(id.value)};
    decision.mails.push_back(compose(std::move(letter), house, now));
    return decision;
}

} // namespace liaison
