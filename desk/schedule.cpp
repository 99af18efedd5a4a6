#include "desk/schedule.hpp"
#include "core/sha256.hpp"
#include "core/wall_clock.hpp"
#include "desk/calendar.hpp"
#include <tuple>

namespace liaison {
namespace {

using namespace std::chrono;

Date plus(Date date, int count) { return Date{sys_days{date} + days{count}}; }

std::vector<int> each_once(std::vector<int> numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
    return numbers;
}

/// Steps about a deadline: what falls on a day off comes on the working day before, but nothing is overdue before the
/// deadline is over.
std::vector<Step> deadline_steps(Date deadline, Timetable const& timetable) {
    auto const& off = timetable.working_days;
    auto const after_deadline = [&](int count) {
        auto const day = off.on_or_before(plus(deadline, count));
        return day > deadline ? day : off.on_or_after(plus(deadline, count));
    };
    std::vector<Step> steps;
    for (auto const count : each_once(timetable.settings.days_before))
        steps.push_back({.kind = StepKind::before,
                         .days = count,
                         .deadline = deadline,
                         .at = timetable.hour_of(off.on_or_before(plus(deadline, -count)))});
    auto const overdue = each_once(timetable.settings.days_overdue);
    for (auto const count : overdue)
        steps.push_back({.kind = StepKind::overdue,
                         .days = count,
                         .deadline = deadline,
                         .at = timetable.hour_of(after_deadline(count))});
    auto const last = overdue.empty() ? 0 : overdue.back();
    auto const end = off.on_or_after(plus(std::max(deadline, after_deadline(last)), 1));
    if (!steps.empty()) steps.push_back({.kind = StepKind::ended, .deadline = deadline, .at = timetable.hour_of(end)});
    return steps;
}

/// Of steps that fall on one day the nearest to the deadline is the last; of overdue ones the farthest.
int order_of(Step const& step) { return step.kind == StepKind::before ? -step.days : step.days; }

bool is_waiting_draft(Record const& record) {
    return record.statement.direction == Direction::outgoing &&
           (record.state == State::draft || record.state == State::approved);
}

bool same_step(Step const& a, Step const& b) {
    return a.kind == b.kind && a.days == b.days && a.deadline == b.deadline;
}

} // namespace

Result<Timetable> Timetable::make(ReminderSettings settings, Zone zone) {
    std::vector<Date> holidays;
    if (!settings.holidays.empty()) {
        auto days = read_holidays(settings.holidays);
        if (!days) return std::unexpected(days.error().within("[reminders] holidays"));
        holidays = *std::move(days);
    }
    WorkingDays working_days{settings.working_days, std::move(holidays)};
    return Timetable{std::move(settings), std::move(zone), std::move(working_days)};
}

Instant Timetable::hour_of(Date day) const { return instant_at(zone, day, settings.at); }

Instant Timetable::first_hour_from(Instant instant) const {
    auto const day = zone.day_of(instant);
    auto const hour = hour_of(working_days.on_or_after(day));
    return hour >= instant ? hour : hour_of(working_days.on_or_after(plus(day, 1)));
}

std::string Timetable::fingerprint() const {
    std::vector<unsigned> week;
    for (auto const day : settings.working_days) week.push_back(day.c_encoding());
    return sha256(fmt::format("1 {} {} {} {} {} {} {}", fmt::join(each_once(settings.days_before), ","),
                              fmt::join(each_once(settings.days_overdue), ","), settings.at.count(),
                              settings.unreviewed_after.count(), zone.name(), fmt::join(week, ","), settings.holidays));
}

std::string Step::name() const {
    switch (kind) {
    case StepKind::before: return fmt::format("before-{}", days);
    case StepKind::overdue: return fmt::format("overdue-{}", days);
    case StepKind::ended: return "ended";
    case StepKind::unreviewed: return "unreviewed";
    case StepKind::approval: return "approval";
    }
    return {};
}

std::optional<Date> open_deadline(Record const& record) {
    bool const open = record.statement.direction == Direction::incoming && record.state != State::withdrawn &&
                      record.action == Action::required;
    return open ? record.statement.deadline : std::nullopt;
}

std::vector<Step> steps_of(Record const& record, Timetable const& timetable) {
    std::vector<Step> steps;
    if (auto const deadline = open_deadline(record)) steps = deadline_steps(*deadline, timetable);
    auto const looked_at =
        timetable.first_hour_from(record.received + duration_cast<milliseconds>(timetable.settings.unreviewed_after));
    if (record.state == State::received) steps.push_back({.kind = StepKind::unreviewed, .at = looked_at});
    if (is_waiting_draft(record)) steps.push_back({.kind = StepKind::approval, .at = looked_at});
    std::ranges::sort(steps, {}, [](Step const& step) { return std::tuple{step.at, step.kind, order_of(step)}; });
    return steps;
}

Plan plan(Record const& record, Progress const& progress, Timetable const& timetable, Instant now) {
    Plan plan;
    for (auto const& step : steps_of(record, timetable)) {
        auto const is_this = [&](Step const& done) { return same_step(done, step); };
        auto const applies_from = step.deadline ? std::max(progress.since, progress.deadline_since) : progress.since;
        if (step.at <= applies_from || std::ranges::any_of(progress.done, is_this)) continue;
        if (step.at <= now) {
            plan.due.push_back(step);
        } else {
            plan.next = step.at;
            break;
        }
    }
    return plan;
}

} // namespace liaison
