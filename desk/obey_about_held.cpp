// What a coordinator wants done with a held mail.
#include "desk/act.hpp"
#include "desk/act_letters.hpp"
#include "desk/answerable.hpp"
#include "desk/contains.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_text = 500;

/// What one command makes of the mail, and the sentence that says so.
struct Fate {
    HeldChange change;
    std::string done;
};

std::string text_of(Command const& command) {
    auto const* text = std::get_if<std::string>(&command.argument);
    return text == nullptr ? std::string{} : one_line(*text, longest_text);
}

Result<Fate> released(HeldMail const& mail, Command const& command, std::string by) {
    auto const organization = text_of(command);
    auto done = organization.empty() ? std::string{"taken up again, its sender counts as genuine"}
                                     : fmt::format("taken up again as mail of {}", organization);
    return Fate{{.mail = mail.id,
                 .by = std::move(by),
                 .dropped_why = {},
                 .instruction = Instruction{.organization = organization}},
                std::move(done)};
}

Result<Fate> filed(HeldMail const& mail, Command const& command, std::string by, std::vector<Record> const& known) {
    auto const id = std::get<StatementId>(command.argument);
    if (!contains(known, id, &Record::id))
        return failure(Fault::not_found, fmt::format("there is no {}", write_statement_id(id)));
    return Fate{{.mail = mail.id, .by = std::move(by), .dropped_why = {}, .instruction = Instruction{.file_to = id}},
                fmt::format("filed with {}", write_statement_id(id))};
}

Result<Fate> dropped(HeldMail const& mail, Command const& command, std::string by) {
    auto why = text_of(command);
    if (why.empty()) return failure(Fault::bad_input, "say why: \"drop: an advertisement\"");
    auto done = fmt::format("dropped: {}", why);
    return Fate{{.mail = mail.id, .by = std::move(by), .dropped_why = std::move(why), .instruction = {}},
                std::move(done)};
}

Result<Fate> fate_by(Command const& command, Facts const& facts) {
    auto const& mail = *facts.known.held;
    auto by = facts.trust.address;
    if (!is_about_held_mail(command.act))
        return failure(Fault::bad_input,
                       "this mail is held: \"release\", \"statement\", \"file to LS-17\" or \"drop: why\"");
    if (!mail.waiting)
        return failure(Fault::bad_input, fmt::format("it is not held any more: {}", one_line(mail.reason)));
    if (command.act == Act::release) return released(mail, command, std::move(by));
    if (command.act == Act::file_to) return filed(mail, command, std::move(by), facts.known.others);
    if (command.act == Act::drop) return dropped(mail, command, std::move(by));
    return Fate{
        {.mail = mail.id, .by = std::move(by), .dropped_why = {}, .instruction = Instruction{.is_statement = true}},
        "taken up again as a statement"};
}

/// One mail has one fate: the first command decides, a second one is not carried out.
std::vector<Answer> obey_first(Decision& decision, Facts const& facts) {
    std::vector<Answer> answers;
    for (auto const& command : facts.wanted.commands) {
        if (command.act == Act::help) continue;
        auto fate = fate_by(command, facts);
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
    Occasion const occasion{.house = facts.house,
                            .actor = actor,
                            .key = letter_key(facts.arrival.id, facts.arrival.received),
                            .answers = facts.arrival.mail.message_id,
                            .references = facts.arrival.mail.references,
                            .carried = {},
                            .now = now};
    Address const to{facts.arrival.mail.from.front().name, facts.trust.address};
    decision.mails.push_back(answer_about_held(*facts.known.held, answers, to, occasion));
    return decision;
}

} // namespace liaison
