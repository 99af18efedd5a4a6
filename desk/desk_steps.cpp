#include "desk/desk_steps.hpp"
#include "desk/desk_letters.hpp"

namespace liaison {
namespace {

using namespace std::chrono;

/// The moments at which something regular happens, as far as they count.
struct Moments {
    std::optional<Instant> last; ///< not after now
    std::optional<Instant> next; ///< after now
};

/// Those after `done`: a clock that was set back must not find again what was done at a later time.
Moments moments_after(Instant done, std::vector<Instant> const& moments, Instant now) {
    Moments found;
    for (auto const at : moments) {
        if (at <= done) continue;
        if (at <= now && (!found.last || at > *found.last)) found.last = at;
        if (at > now && (!found.next || at < *found.next)) found.next = at;
    }
    return found;
}

/// Mails out on that day, or on the working day before.
Instant moment_on(Date day, Timetable const& timetable) {
    return timetable.hour_of(timetable.working_days.on_or_before(day));
}

std::vector<Instant> weekly(weekday day, Timetable const& timetable, Instant now) {
    sys_days const today{timetable.zone.day_of(now)};
    std::vector<Instant> moments;
    for (int i = -15; i <= 15; ++i)
        if (weekday{today + days{i}} == day) moments.push_back(moment_on(Date{today + days{i}}, timetable));
    return moments;
}

std::vector<Instant> yearly(month_day day, Timetable const& timetable, Instant now) {
    auto const this_year = timetable.zone.day_of(now).year();
    std::vector<Instant> moments;
    for (auto const year : {this_year - years{1}, this_year, this_year + years{1}})
        moments.push_back(moment_on(year / day.month() / day.day(), timetable));
    return moments;
}

/// Every working day from the one on.
std::vector<Instant> daily(Instant first, Timetable const& timetable, Instant now) {
    sys_days const today{timetable.zone.day_of(std::max(now, first))};
    std::vector<Instant> moments;
    for (int i = -15; i <= 15; ++i) {
        auto const at = moment_on(Date{today + days{i}}, timetable);
        if (at >= first) moments.push_back(at);
    }
    return moments;
}

class Planning {
public:
    Planning(DeskProgress const& progress, Instant now) : progress_(progress), now_(now) {}

    void add(DeskStep step, std::vector<Instant> const& moments) {
        auto const done = progress_.last.find(step.name());
        auto const after = std::max(progress_.since, done == progress_.last.end() ? progress_.since : done->second);
        auto const [last, next] = moments_after(after, moments, now_);
        if (last) {
            step.at = *last;
            plan_.due.push_back(std::move(step));
        }
        if (next && (!plan_.next || *next < *plan_.next)) plan_.next = next;
    }
    [[nodiscard]] DeskPlan result() && { return std::move(plan_); }

private:
    DeskProgress const& progress_;
    Instant now_;
    DeskPlan plan_;
};

} // namespace

std::string DeskStep::name() const {
    switch (kind) {
    case DeskStepKind::digest: return organization.empty() ? "digest" : fmt::format("digest {}", organization);
    case DeskStepKind::held: return "held";
    case DeskStepKind::directory: return fmt::format("directory {}", organization);
    }
    return {};
}

DeskPlan plan_desk(DeskProgress const& progress, House const& house, Instant now) {
    auto const& timetable = house.timetable;
    auto const& settings = timetable.settings;
    Planning planning{progress, now};
    if (settings.digest) {
        auto const moments = weekly(*settings.digest, timetable, now);
        planning.add({.kind = DeskStepKind::digest}, moments);
        for (auto const& organization : house.directory.organizations)
            if (organization.digest && !organization.managers.empty())
                planning.add({.kind = DeskStepKind::digest, .organization = organization.name}, moments);
    }
    if (settings.confirm_directory)
        for (auto const& organization : house.directory.organizations)
            if (!organization.managers.empty())
                planning.add({.kind = DeskStepKind::directory, .organization = organization.name},
                             yearly(*settings.confirm_directory, timetable, now));
    if (progress.held_from) {
        auto const first = *progress.held_from + duration_cast<milliseconds>(settings.held_after);
        planning.add({.kind = DeskStepKind::held}, daily(first, timetable, now));
    }
    return std::move(planning).result();
}

std::optional<Outgoing> mail_of(DeskStep const& step, Digest const& digest, House const& house, Instant now) {
    auto letter = letter_of(step, digest, house, now);
    if (!letter || letter->to.empty()) return std::nullopt;
    return compose(*std::move(letter), house, now);
}

} // namespace liaison
