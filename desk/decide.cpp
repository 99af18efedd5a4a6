#include "desk/decide.hpp"
#include "desk/classify.hpp"
#include "desk/outcomes.hpp"

namespace liaison {

Decision decide(MailFacts mail, Situation const& known, Instant now) {
    auto facts = gather_facts(std::move(mail), known);
    auto const verdict = classify(facts);
    switch (verdict.outcome) {
    case Outcome::statement: return record_statement(std::move(facts), verdict, now);
    case Outcome::held: return hold_mail(facts, verdict, now);
    case Outcome::filed:
        return verdict.sort == Sort::supplement ? add_supplement(facts, verdict, now) : file_mail(facts, verdict, now);
    case Outcome::command:
        return verdict.sort == Sort::held_command ? obey_about_held(facts, verdict, now) : obey(facts, verdict, now);
    case Outcome::bounce: return note_bounce(facts, verdict, now);
    case Outcome::automatic:
    case Outcome::duplicate: break;
    }
    return note_mail(facts, verdict, now);
}

} // namespace liaison
