#include "desk/acts.hpp"

namespace liaison {
namespace {

/// Reminders are put off by the person who gets them.
Done is_a_person(Case const& at) {
    if (at.actor.mail) return {};
    return failure(Fault::bad_input, "that is for the person who is reminded to say, by reply");
}

Effect effect_of(Case at, ReminderChoice choice, std::string done) {
    Effect effect{.record = std::move(at.record), .done = std::move(done)};
    effect.reminders = std::move(choice);
    return effect;
}

} // namespace

Result<Effect> snooze(Case at) {
    if (auto const person = is_a_person(at); !person) return std::unexpected(person.error());
    auto const& until = std::get<Date>(at.command.argument);
    auto const today = at.around.house.desk.timezone.day_of(at.around.now);
    auto choice = snoozed(at.actor.name, until, at.record, today);
    if (!choice) return std::unexpected(choice.error());
    auto done = fmt::format("put off the reminders to {} until {}", at.actor.name, write_date_in_words(until));
    return effect_of(std::move(at), *std::move(choice), std::move(done));
}

Result<Effect> stop_reminders(Case at) {
    if (auto const person = is_a_person(at); !person) return std::unexpected(person.error());
    auto choice = silenced(at.actor.name, at.record);
    if (!choice) return std::unexpected(choice.error());
    auto done = fmt::format("ended the reminders to {}", at.actor.name);
    return effect_of(std::move(at), *std::move(choice), std::move(done));
}

} // namespace liaison
