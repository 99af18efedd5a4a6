// Dates as people write them in letters and forms, in the languages that liaison statements come in.
#pragma once
#include "core/time.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A date that stands in a text.
struct DateFound {
    std::optional<Date> date; ///< nothing where the figures could be two dates, or are none the calendar has
    bool in_range = false;    ///< one end of a span: "12-16 April 2027"
    std::size_t begin = 0;    ///< where it stands in the text
    std::size_t end = 0;
};

/// All dates in `folded` (parser/fold.hpp), in order. One without a year is the first such day that is not before
/// `sent`; without `sent` it is none.
[[nodiscard]] std::vector<DateFound> find_dates(std::string_view folded, std::optional<Date> sent);

/// What a value that should be a date says.
struct DateReading {
    std::optional<Date> date;
    std::string remark; ///< why there is none although something is written: "03/04/2027 could be two dates"
};

/// Reads the value of a deadline label: "2026-12-31", "COB 28 Aug", "15. März 2027", "2027年1月20日", "2027-W05-3".
[[nodiscard]] DateReading read_date(std::string_view value, std::optional<Date> sent);

} // namespace liaison
