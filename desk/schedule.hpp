// When people are reminded of a statement: steps, computed from the record alone. What was done is the store's.
#pragma once
#include "core/error.hpp"
#include "core/reminders.hpp"
#include "core/statement.hpp"
#include "desk/working_days.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// By what days are counted: the settings, the zone and the working days. Made once per configuration.
struct Timetable {
    ReminderSettings settings;
    Zone zone = *Zone::named("AoE");
    WorkingDays working_days;

    /// Errors: bad_configuration: the holidays cannot be read.
    [[nodiscard]] static Result<Timetable> make(ReminderSettings settings, Zone zone);
    /// The moment of that day on which mails go out.
    [[nodiscard]] Instant hour_of(Date day) const;
    /// The first moment at which mails go out, on a working day, not before `instant`.
    [[nodiscard]] Instant first_hour_from(Instant instant) const;
    /// Changes whenever steps may have other moments than before.
    [[nodiscard]] std::string fingerprint() const;
};

enum class StepKind {
    before,     ///< `days` before the deadline; 0 is its day
    overdue,    ///< `days` after it
    ended,      ///< the last overdue step is a day old: from now on nobody is reminded
    unreviewed, ///< nobody has posted or withdrawn it
    approval,   ///< a draft nobody has approved
};

struct Step {
    StepKind kind = StepKind::before;
    int days = 0;
    std::optional<Date> deadline; ///< of the first three kinds: another deadline has other steps
    Instant at{};
    /// "before-7", "overdue-3", "ended", "unreviewed", "approval": with the deadline, what it is done once by.
    [[nodiscard]] std::string name() const;
    bool operator==(Step const&) const = default;
};

/// The statement's deadline, if it is one to remind of: incoming, an action required, not withdrawn.
[[nodiscard]] std::optional<Date> open_deadline(Record const& record);

/// All steps of a statement as it is now, by time.
[[nodiscard]] std::vector<Step> steps_of(Record const& record, Timetable const& timetable);

/// What has been done about a statement's steps.
struct Progress {
    Instant since{};          ///< the statement, and the timetable, are known from then on: earlier steps never applied
    Instant deadline_since{}; ///< its open deadline is what it is from then on: no step about it came before
    std::vector<Step> done;   ///< `at` does not count
};

struct Plan {
    std::vector<Step> due;       ///< not done, and their time has come; by time
    std::optional<Instant> next; ///< the moment of the step after those
};
[[nodiscard]] Plan plan(Record const& record, Progress const& progress, Timetable const& timetable, Instant now);

} // namespace liaison
