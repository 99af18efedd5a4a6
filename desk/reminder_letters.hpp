// The letters of the clock about one statement: who gets them and what they say.
#pragma once
#include "desk/compose.hpp"
#include "desk/remind.hpp"
#include "desk/routing.hpp"

namespace liaison {

/// Who hears of a step. Before the deadline whoever asked not to be reminded is left out; from the first day overdue
/// that does not hold for coordinators.
[[nodiscard]] Routing recipients_of(Step const& step, StatementCase const& at, House const& house, Instant now);

/// The mail for `steps`, of which the last counts; the others are named in it. `to` must not be empty.
[[nodiscard]] Letter letter_about(std::vector<Step> const& steps, StatementCase const& at, Routing routing,
                                  House const& house, Instant now);

/// To those who have the deadline in their calendars: it has another day, or is none any more.
[[nodiscard]] Letter letter_of_move(StatementCase const& at, OnCalendars const& calendars, House const& house,
                                    Instant now);

/// The entry for the deadline as it is: `day` of nothing takes away the one for `before`.
[[nodiscard]] CalendarPart calendar_part(StatementCase const& at, OnCalendars const& calendars, Date before,
                                         House const& house, Instant now);

} // namespace liaison
