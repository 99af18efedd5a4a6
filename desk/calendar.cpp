#include "desk/calendar.hpp"
#include <libical/ical.h>

namespace liaison {
namespace {

using namespace std::chrono;

constexpr auto program = "-//liaisond//liaison desk//EN";
constexpr int repeated_for = 20; // years
constexpr std::size_t most_days = 20'000;

struct ComponentDeleter {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, ComponentDeleter>;

icaltimetype write_day(Date date) {
    auto day = icaltime_null_date();
    day.year = int{date.year()};
    day.month = static_cast<int>(unsigned{date.month()});
    day.day = static_cast<int>(unsigned{date.day()});
    return day;
}

icaltimetype write_moment(Instant instant) {
    return icaltime_from_timet_with_zone(duration_cast<seconds>(instant.time_since_epoch()).count(), 0,
                                         icaltimezone_get_utc_timezone());
}

Date read_day(icaltimetype const& time) {
    return Date{year{time.year}, month{static_cast<unsigned>(time.month)}, day{static_cast<unsigned>(time.day)}};
}

icalproperty* organizer_of(Address const& address) {
    auto* organizer = icalproperty_new_organizer(fmt::format("mailto:{}", address.spec).c_str());
    if (!address.name.empty()) icalproperty_add_parameter(organizer, icalparameter_new_cn(address.name.c_str()));
    return organizer;
}

icalcomponent* event_of(CalendarEntry const& entry) {
    auto const status = entry.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED;
    Date const next{sys_days{entry.day} + days{1}};
    auto* event = icalcomponent_vanew(
        ICAL_VEVENT_COMPONENT, icalproperty_new_uid(entry.uid.c_str()), icalproperty_new_sequence(entry.sequence),
        icalproperty_new_dtstamp(write_moment(entry.written)), icalproperty_new_dtstart(write_day(entry.day)),
        icalproperty_new_dtend(write_day(next)), icalproperty_new_summary(entry.summary.c_str()),
        icalproperty_new_status(status), icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT),
        organizer_of(entry.organizer), nullptr);
    if (!entry.description.empty())
        icalcomponent_add_property(event, icalproperty_new_description(entry.description.c_str()));
    return event;
}

/// Collects days; an event of several days is all of them.
class DaysOff {
public:
    void add(icaltimetype const& start, int length) {
        for (int i = 0; i < length && days_.size() < most_days; ++i) {
            auto const day = read_day(start);
            if (day.ok()) days_.emplace_back(sys_days{day} + days{i});
        }
    }
    [[nodiscard]] std::vector<Date> in_order() && {
        std::ranges::sort(days_);
        days_.erase(std::ranges::unique(days_).begin(), days_.end());
        return std::move(days_);
    }

private:
    std::vector<Date> days_;
};

/// At least 1. The end is the first moment that is not in the event (RFC 5545 3.6.1).
int days_of(icalcomponent* event, icaltimetype const& start) {
    auto const end = icalcomponent_get_dtend(event);
    if (icaltime_is_null_time(end) != 0 || !read_day(start).ok() || !read_day(end).ok()) return 1;
    auto const whole = (sys_days{read_day(end)} - sys_days{read_day(start)}).count();
    bool const ends_at_midnight = end.is_date != 0 || (end.hour == 0 && end.minute == 0 && end.second == 0);
    return static_cast<int>(std::clamp<std::int64_t>(whole + (ends_at_midnight ? 0 : 1), 1, 366));
}

void add_repetitions(DaysOff& off, icalcomponent* event, icaltimetype const& start, int length) {
    auto* property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (property == nullptr) return;
    auto* repeated = icalrecur_iterator_new(icalproperty_get_rrule(property), start);
    if (repeated == nullptr) return;
    for (std::size_t i = 0; i < most_days; ++i) {
        auto const next = icalrecur_iterator_next(repeated);
        if (icaltime_is_null_time(next) != 0 || next.year > start.year + repeated_for) break;
        off.add(next, length);
    }
    icalrecur_iterator_free(repeated);
}

} // namespace

std::string write_calendar(CalendarEntry const& entry) {
    auto const method = entry.cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH;
    Component const calendar{icalcomponent_vanew(
        ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"), icalproperty_new_prodid(program),
        icalproperty_new_calscale("GREGORIAN"), icalproperty_new_method(method), event_of(entry), nullptr)};
    std::unique_ptr<char, decltype(&std::free)> const text{icalcomponent_as_ical_string_r(calendar.get()), &std::free};
    return text.get();
}

Result<std::vector<Date>> read_holidays(std::string_view text) {
    Component const calendar{icalparser_parse_string(std::string{text}.c_str())};
    if (!calendar || icalcomponent_isa(calendar.get()) != ICAL_VCALENDAR_COMPONENT)
        return failure(Fault::bad_configuration, "it is no iCalendar file (.ics)");
    DaysOff off;
    for (auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT); event != nullptr;
         event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
        auto const start = icalcomponent_get_dtstart(event);
        if (icaltime_is_null_time(start) != 0) continue;
        auto const length = days_of(event, start);
        off.add(start, length);
        add_repetitions(off, event, start, length);
    }
    auto days = std::move(off).in_order();
    if (days.empty()) return failure(Fault::bad_configuration, "no day is in it");
    return days;
}

} // namespace liaison
