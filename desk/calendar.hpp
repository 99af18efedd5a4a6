// Calendars: the entry for a deadline that goes with a mail, and the holidays of a file. The only door to libical.
#pragma once
#include "core/address.hpp"
#include "core/error.hpp"
#include "core/time.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A day in people's calendars. One `uid` is one entry for ever; what has a higher `sequence` replaces what they have.
struct CalendarEntry {
    std::string uid;
    int sequence = 0;
    bool cancelled = false; ///< takes the entry away again
    Date day{};
    std::string summary; ///< one line
    std::string description;
    Address organizer;
    Instant written{};
};

/// The iCalendar text (RFC 5545, RFC 5546 3.2.1 PUBLISH, 3.2.5 CANCEL): an event of a whole day, CRLF line ends.
[[nodiscard]] std::string write_calendar(CalendarEntry const& entry);

/// The days of a calendar's events, repeated ones until 20 years after the first, in order, each once.
/// Errors: bad_configuration: it is no calendar, or has no day in it.
[[nodiscard]] Result<std::vector<Date>> read_holidays(std::string_view text);

} // namespace liaison
