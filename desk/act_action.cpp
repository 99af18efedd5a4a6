// What a statement asks for: done, declined, put off, given to somebody.
#include "desk/acts.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

bool is_closed(Record const& record) { return record.action == Action::taken || record.action == Action::declined; }

std::string closed_in_words(Record const& record) {
    auto const how = record.action == Action::taken ? "was taken" : "was declined";
    return record.action_note.empty() ? fmt::format("its action {} already", how)
                                      : fmt::format("its action {} already: {}", how, record.action_note);
}

/// Why nothing can be done about what it asks for; empty if something can.
std::string reason_against(Record const& record) {
    if (record.state == State::withdrawn || record.state == State::abandoned)
        return fmt::format("it is {}; \"restore\" brings it back", name_of(record.state));
    return is_closed(record) ? closed_in_words(record) : std::string{};
}

Result<Effect> close(Record record, Action action, std::string note, std::string_view word) {
    if (record.action == action && record.action_note == note) {
        auto why = closed_in_words(record);
        return Effect{.record = std::move(record), .done = std::move(why), .changed = false};
    }
    if (auto why = reason_against(record); !why.empty()) return failure(Fault::bad_input, std::move(why));
    record.action = action;
    record.action_note = std::move(note);
    auto done = record.action_note.empty() ? std::string{word} : fmt::format("{}: {}", word, record.action_note);
    return Effect{.record = std::move(record), .done = std::move(done)};
}

} // namespace

Result<Effect> take_action(Case at) {
    auto note = at.text();
    return close(std::move(at.record), Action::taken, std::move(note), "action taken");
}

Result<Effect> decline_action(Case at) {
    auto why = at.text();
    if (why.empty()) return failure(Fault::bad_input, "say why: \"no action: we do not work on this any more\"");
    return close(std::move(at.record), Action::declined, std::move(why), "no action will be taken");
}

Result<Effect> extend(Case at) {
    auto& record = at.record;
    if (auto why = reason_against(record); !why.empty()) return failure(Fault::bad_input, std::move(why));
    auto const date = std::get<Date>(at.command.argument);
    auto& deadline = record.statement.deadline;
    if (deadline == date)
        return Effect{.record = std::move(record), .done = "has that deadline already", .changed = false};
    if (date < at.around.house.desk.timezone.day_of(at.around.now))
        return failure(Fault::bad_input, fmt::format("{} is in the past", write_date(date)));
    if (deadline && date < *deadline)
        return failure(Fault::bad_input,
                       fmt::format("{} is before its deadline, {}; \"correct deadline: {}\" puts a mistake right",
                                   write_date(date), write_date(*deadline), write_date(date)));
    auto done = deadline ? fmt::format("deadline extended from {} to {}", write_date(*deadline), write_date(date))
                         : fmt::format("deadline set to {}", write_date(date));
    deadline = date;
    record.action = Action::required;
    return Effect{.record = std::move(record), .done = std::move(done)};
}

Result<Effect> assign(Case at) {
    auto& record = at.record;
    if (auto why = reason_against(record); !why.empty()) return failure(Fault::bad_input, std::move(why));
    auto const& people = std::get<std::vector<Address>>(at.command.argument);
    auto const names = addresses_in_words(people);
    if (record.action_holders == people)
        return Effect{
            .record = std::move(record), .done = fmt::format("is assigned to {} already", names), .changed = false};
    record.action_holders = people;
    return Effect{.record = std::move(record), .done = fmt::format("assigned to {}", names)};
}

bool can_be_answered(Record const& record) {
    bool const incoming = record.statement.direction == Direction::incoming;
    return incoming ? record.state != State::withdrawn : record.state == State::sent;
}

std::optional<Change> closed_by(Record asked, StatementId response, Actor const& actor, Instant now) {
    if (asked.action != Action::required) return std::nullopt;
    asked.action = Action::taken;
    asked.action_note = fmt::format("answered by {}", write_statement_id(response));
    Change change;
    change.events.push_back({now, actor.name, fmt::format("action taken: {}", asked.action_note), actor.mail});
    change.record = std::move(asked);
    return change;
}

} // namespace liaison
