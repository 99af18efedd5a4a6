// What follows when a statement's step is due, or when its schedule has to be made anew: pure, as every decision.
#pragma once
#include "core/outgoing.hpp"
#include "core/statement.hpp"
#include "desk/change.hpp"
#include "desk/decide.hpp"
#include "desk/reminder_choice.hpp"
#include "desk/schedule.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// The entry for the deadline in people's calendars.
struct OnCalendars {
    std::optional<Date> day;       ///< what they show; nothing: no entry
    std::optional<int> sequence;   ///< of what was sent last
    std::vector<Address> people{}; ///< who was sent an entry
};

/// What the store keeps of a statement's reminders.
struct Reminded {
    Progress progress;
    OnCalendars calendars;
    std::vector<ReminderChoice> choices;
};

/// Steps that are done by one mail, or by none where nobody is to get it.
struct Told {
    std::vector<Step> steps;
    std::optional<Outgoing> mail;
};

/// All that one transaction writes.
struct Reminding {
    std::vector<Told> told;
    OnCalendars calendars;
    std::optional<Instant> next;      ///< nothing: no step is left
    std::vector<Change> changes;      ///< what the desk does by itself
    std::vector<Outgoing> of_changes; ///< the mails that follow from it
};

/// A statement with all that is known of it.
struct StatementCase {
    Record record;
    std::vector<Event> events; ///< in order, without automatic replies, duplicates and what came back
    Reminded reminded;
};

/// Steps that come due together become one mail.
[[nodiscard]] Reminding remind(StatementCase const& at, House const& house, Instant now);

} // namespace liaison
