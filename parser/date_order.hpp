// In which order a mail writes its dates in figures: "03/04/2027" is told by "28/02/2027" beside it.
#pragma once
#include "core/time.hpp"
#include <optional>
#include <string_view>

namespace liaison {

enum class DateOrder { day_month, month_day };

/// The order of the dates in `text` that can be read in one way only ("28/02/2027"); nothing without such a date, or
/// if they differ.
[[nodiscard]] std::optional<DateOrder> date_order_in(std::string_view text);

/// What `written` says if it is a date in figures that could be two, and `order` is how they are written.
[[nodiscard]] std::optional<Date> settle_date(std::string_view written, DateOrder order);

} // namespace liaison
