#include "desk/working_days.hpp"
#include "core/contains.hpp"

namespace liaison {
namespace {

using namespace std::chrono;
constexpr int farthest = 366;

} // namespace

WorkingDays::WorkingDays(std::vector<weekday> week, std::vector<Date> holidays)
    : week_(std::move(week)), holidays_(std::move(holidays)) {
    std::ranges::sort(holidays_);
}

bool WorkingDays::has(Date date) const {
    if (!week_.empty() && !contains(week_, weekday{sys_days{date}})) return false;
    return !std::ranges::binary_search(holidays_, date);
}

Date WorkingDays::on_or_before(Date date) const { return nearest(date, days{-1}); }

Date WorkingDays::on_or_after(Date date) const { return nearest(date, days{1}); }

Date WorkingDays::nearest(Date date, days step) const {
    sys_days day{date};
    for (int i = 0; i < farthest; ++i, day += step)
        if (has(Date{day})) return Date{day};
    return date;
}

} // namespace liaison
