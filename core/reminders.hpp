// When people are reminded: the [reminders] section of liaisond.toml as a value.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace liaison {

struct ReminderSettings {
    std::vector<int> days_before{14, 7, 4, 3, 2, 1, 0}; ///< days before a deadline on which people are reminded
    std::vector<int> days_overdue{1, 3, 7, 14};         ///< and days after it
    std::chrono::minutes at{8 * 60};                    ///< the time of day, in the desk's zone
    bool copy_chairs = true;                            ///< the chairs of the groups a statement is addressed to
    std::chrono::seconds unreviewed_after = std::chrono::days{7};
    bool auto_post = false; ///< what nobody has reviewed by then is posted by the desk itself
    std::chrono::seconds held_after = std::chrono::days{3};
    std::optional<std::chrono::weekday> digest = std::chrono::Monday; ///< nothing: never
    bool empty_digest = true;                                         ///< also after a week without anything to tell
    /// The day on which the managers are asked about the directory; nothing: never.
    std::optional<std::chrono::month_day> confirm_directory = std::chrono::January / 15;
    std::vector<std::chrono::weekday> working_days; ///< empty: every day
    std::string holidays;                           ///< an iCalendar text; empty: none
};

} // namespace liaison
