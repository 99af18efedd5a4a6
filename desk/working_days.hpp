// On which days the desk works.
#pragma once
#include "core/time.hpp"
#include <chrono>
#include <vector>

namespace liaison {

class WorkingDays {
public:
    WorkingDays() = default; ///< every day
    /// The days of the week, none for all seven, without the holidays.
    WorkingDays(std::vector<std::chrono::weekday> week, std::vector<Date> holidays);

    [[nodiscard]] bool has(Date date) const;
    /// The date itself or the last working day before it; the date itself where the year before has none.
    [[nodiscard]] Date on_or_before(Date date) const;
    /// The same the other way.
    [[nodiscard]] Date on_or_after(Date date) const;

private:
    [[nodiscard]] Date nearest(Date date, std::chrono::days step) const;

    std::vector<std::chrono::weekday> week_;
    std::vector<Date> holidays_; ///< in order
};

} // namespace liaison
