// What is said of a statement: comments, corrections, and that it is another one.
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/acts.hpp"
#include "desk/addressees.hpp"
#include "desk/citations.hpp"
#include "desk/field_words.hpp"
#include "desk/posting.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t most_lines = 60;
constexpr std::size_t longest_value = 200;

Result<Effect> add_comment(Case at, std::string_view word, bool is_private) {
    auto const* text = std::get_if<std::string>(&at.command.argument);
    auto const lines = safe_lines(text == nullptr ? std::string_view{} : *text, most_lines);
    if (lines.empty()) return failure(Fault::bad_input, fmt::format("say what: \"{}: ...\"", word));
    return Effect{.record = std::move(at.record), .done = fmt::format("{}: {}", word, lines), .is_private = is_private};
}

/// The value of a field as its origin says it.
std::string value_of(Statement const& statement, std::string_view field) {
    std::vector<std::string> values;
    for (auto const& origin : statement.origins)
        if (origin.field == field) values.push_back(one_line(origin.value, longest_value));
    return joined(values, ", ");
}

bool says_the_same(Statement a, Statement b) {
    a.origins.clear();
    b.origins.clear();
    a.remarks.clear();
    b.remarks.clear();
    return a.title == b.title && a.purpose == b.purpose && a.deadline == b.deadline && a.from == b.from &&
           a.to == b.to && a.cc == b.cc && a.from_contacts == b.from_contacts && a.reply_to == b.reply_to &&
           a.response_contacts == b.response_contacts && a.technical_contacts == b.technical_contacts &&
           a.cc_contacts == b.cc_contacts && a.identifiers == b.identifiers && a.in_response_to == b.in_response_to;
}

bool is_draft(State state) { return state == State::draft || state == State::approved; }

bool may_always_correct(Actor const& actor) {
    constexpr Roles always{Role::manager, Role::coordinator, Role::machine};
    return !(actor.roles & always).empty();
}

/// Its sender may put it right as long as nobody has reviewed it.
bool may_correct(Actor const& actor, Record const& record) {
    return may_always_correct(actor) || record.state == State::received || record.state == State::draft;
}

/// A deadline or a purpose that was forgotten opens an action; nothing that was decided is undone.
void follow_what_is_asked(Record& record) {
    if (record.action == Action::none || record.action == Action::required)
        record.action = action_asked(record.statement);
}

/// Those who had it because it was not known, or not rightly, whose it is, hand it on.
void follow_who_sent_it(Record& record, Statement const& before, House const& house) {
    if (record.action_holders == keepers_of(before, house).to)
        record.action_holders = keepers_of(record.statement, house).to;
}

/// A statement of ours that is named by its number is answered, if it went the other way; its action ends by the word
/// of those who look after the answer.
std::vector<Change> link_answered(Case& at, std::string& done) {
    auto& record = at.record;
    std::vector<Change> changes;
    for (auto const& text : record.statement.in_response_to) {
        auto const id = own_number_in(text, at.around.house.desk);
        auto const other = std::ranges::find(at.around.others, id, [](Record const& r) { return std::optional{r.id}; });
        if (other == at.around.others.end() || other->statement.direction == record.statement.direction ||
            !can_be_answered(*other) || contains(record.links, Link{LinkKind::answers, other->id}))
            continue;
        record.links.push_back({LinkKind::answers, other->id});
        done += fmt::format("; it answers {}", write_statement_id(other->id));
        bool const ends = record.state != State::draft && may_always_correct(at.actor);
        auto change = ends ? closed_by(*other, record.id, at.actor, at.around.now) : std::nullopt;
        if (!change) {
            change.emplace();
            change->record = *other;
            change->events.push_back(at.event(fmt::format("answered by {}", write_statement_id(record.id))));
        }
        changes.push_back(*std::move(change));
    }
    return changes;
}

} // namespace

Result<Effect> comment(Case at) { return add_comment(std::move(at), "comment", false); }

Result<Effect> comment_privately(Case at) { return add_comment(std::move(at), "private", true); }

Result<Effect> correct(Case at) {
    auto& record = at.record;
    auto const& correction = std::get<Correction>(at.command.argument);
    auto const field = name_of(correction.field);
    if (!may_correct(at.actor, record))
        return failure(Fault::denied, "it is public already: those who look after it decide, and have your mail");
    auto const before = value_of(record.statement, field);
    auto statement = corrected(record.statement, correction);
    auto const after = value_of(correction.value, field);
    auto const name = field_in_words(correction.field);
    if (says_the_same(record.statement, statement))
        return Effect{.record = std::move(record), .done = fmt::format("{} says so already", name), .changed = false};
    auto const was = std::exchange(record.statement, std::move(statement));
    follow_what_is_asked(record);
    if (!record.action_holders.empty() && record.statement.direction == Direction::incoming)
        follow_who_sent_it(record, was, at.around.house);
    auto const value = after.empty() ? std::string{"none"} : after;
    auto done = before.empty() ? fmt::format("{} set: {}", name, value)
                               : fmt::format("{} corrected: {} (was: {})", name, value, before);
    std::vector<Change> others;
    if (correction.field == Field::in_response_to) others = link_answered(at, done);
    if (is_draft(record.state) && take_back_approvals(record)) done += "; the approvals given before count no more";
    return Effect{.record = std::move(record), .done = std::move(done), .others = std::move(others)};
}

Result<Effect> file_as_same(Case at) {
    auto& record = at.record;
    auto const id = std::get<StatementId>(at.command.argument);
    if (id == record.id) return failure(Fault::bad_input, "that is this statement itself");
    auto const* other = at.other();
    auto const other_name = write_statement_id(id);
    if (other == nullptr) return failure(Fault::not_found, fmt::format("there is no {}", other_name));
    if (contains(record.links, Link{LinkKind::same_as, id}))
        return Effect{.record = std::move(record), .done = fmt::format("is {} already", other_name), .changed = false};
    if (other->state == State::withdrawn || other->state == State::abandoned)
        return failure(Fault::bad_input, fmt::format("{} is {}", other_name, name_of(other->state)));
    if (record.statement.direction != Direction::incoming || other->statement.direction != Direction::incoming)
        return failure(Fault::bad_input, "only incoming statements can be recorded twice");
    Change change;
    change.record = *other;
    add_addressees(change.record.statement.to, record.statement.to);
    change.events.push_back(at.event(fmt::format("{} is the same statement", write_statement_id(record.id))));
    record.state = State::withdrawn;
    record.links.push_back({LinkKind::same_as, id});
    return Effect{.record = std::move(record),
                  .done = fmt::format("withdrawn: it is the same statement as {}", other_name),
                  .others = {std::move(change)},
                  .why = fmt::format("it is the same statement as {}", other_name)};
}

} // namespace liaison
