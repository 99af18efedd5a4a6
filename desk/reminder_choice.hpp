// Who wants to hear less of a statement.
#pragma once
#include "core/error.hpp"
#include "core/statement.hpp"
#include "core/time.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

struct ReminderChoice {
    std::string address;
    std::optional<Date> until; ///< the first day on which it is reminded again; nothing: never
    bool operator==(ReminderChoice const&) const = default;
};

/// What "snooze until DATE" comes to for its writer; `today` is in the desk's zone.
/// Errors, for the writer: bad_input: nothing is due, the day is past the deadline, or it is no day to come.
[[nodiscard]] Result<ReminderChoice> snoozed(std::string_view address, Date until, Record const& record, Date today);
/// What "stop reminding me" comes to. Errors, for the writer: bad_input: nothing is due.
[[nodiscard]] Result<ReminderChoice> silenced(std::string_view address, Record const& record);

} // namespace liaison
