#include "desk/reminder_choice.hpp"
#include "desk/schedule.hpp"

namespace liaison {
namespace {

Done must_be_open(Record const& record) {
    if (open_deadline(record)) return {};
    return failure(Fault::bad_input, "nobody is reminded of it: nothing is due by a deadline");
}

} // namespace

Result<ReminderChoice> snoozed(std::string_view address, Date until, Record const& record, Date today) {
    if (auto const open = must_be_open(record); !open) return std::unexpected(open.error());
    auto const deadline = *record.statement.deadline;
    if (until <= today)
        return failure(Fault::bad_input, fmt::format("{} is no day to come", write_date_in_words(until)));
    if (until > deadline)
        return failure(Fault::bad_input, fmt::format("its deadline is {}, and reminders cannot be put off past that",
                                                     write_date_in_words(deadline)));
    return ReminderChoice{std::string{address}, until};
}

Result<ReminderChoice> silenced(std::string_view address, Record const& record) {
    if (auto const open = must_be_open(record); !open) return std::unexpected(open.error());
    return ReminderChoice{std::string{address}, std::nullopt};
}

} // namespace liaison
