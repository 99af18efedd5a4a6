// What a coordinator wants done with a held mail.
#include "desk/act_letters.hpp"
#include "desk/answerable.hpp"
#include "desk/held_fate.hpp"
#include "desk/outcomes.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_text = 500;

/// One mail has one fate: the first command decides, a second one is not carried out.
std::vector<Answer> obey_first(Decision& decision, Facts const& facts) {
    std::vector<Answer> answers;
    for (auto const& command : facts.wanted.commands) {
        if (command.act == Act::help) continue;
        auto fate = decide_fate(command, facts.known, facts.trust.address);
        Answer answer{.written = one_line(command.written, longest_text)};
        if (fate && !decision.held.empty()) fate = failure(Fault::bad_input, "one mail has one fate");
        answer.done = fate.has_value();
        answer.what = fate ? fate->done : fate.error().what;
        if (fate) decision.held.push_back(std::move(fate->change));
        answers.push_back(std::move(answer));
    }
    for (auto const& [written, why] : facts.wanted.misunderstood)
        answers.push_back({one_line(written, longest_text), why, false});
    return answers;
}

} // namespace

Decision obey_about_held(Facts const& facts, Verdict const& verdict, Instant now) {
    Decision decision;
    decision.outcome = verdict.outcome;
    decision.reason = verdict.reason;
    auto const answers = obey_first(decision, facts);
    auto known = facts.known;
    known.acknowledgements_today = 0;
    if (reason_not_to_answer(facts.arrival, facts.trust, known, facts.house.desk)) return decision;
    Actor const actor{facts.trust.address, {Role::coordinator}, facts.arrival.id};
    auto const occasion = occasion_of(facts, actor, now);
    Address const to{facts.arrival.mail.from.front().name, facts.trust.address};
    decision.mails.push_back(answer_about_held(*facts.known.held, answers, to, occasion));
    return decision;
}

} // namespace liaison
