#include "core/wall_clock.hpp"

using namespace liaison;
using namespace std::chrono_literals;

TEST_CASE("a time of day is the same moment as the clock on the wall says, also on the days of a clock change") {
    struct Row {
        char const* zone;
        char const* day;
        std::chrono::minutes time;
        char const* moment;
    };
    for (auto const& row : {
             Row{"AoE", "2026-12-31", 8h, "2026-12-31T20:00:00Z"}, Row{"AoE", "2026-12-31", 0h, "2026-12-31T12:00:00Z"},
             Row{"UTC", "2028-02-29", 23h + 59min, "2028-02-29T23:59:00Z"},
             Row{"Europe/Zurich", "2027-03-27", 8h, "2027-03-27T07:00:00Z"},
             Row{"Europe/Zurich", "2027-03-28", 8h, "2027-03-28T06:00:00Z"},
             Row{"Europe/Zurich", "2027-03-28", 2h + 30min, "2027-03-28T01:00:00Z"}, // skipped: the change itself
             Row{"Europe/Zurich", "2027-10-31", 2h + 30min, "2027-10-31T00:30:00Z"}, // twice: the first
             Row{"America/New_York", "2027-11-07", 8h, "2027-11-07T13:00:00Z"},
             Row{"Pacific/Apia", "2011-12-30", 8h, "2011-12-30T10:00:00Z"}, // a day that was left out
         }) {
        CAPTURE(row.zone);
        CAPTURE(row.day);
        CHECK(write_instant(instant_at(*Zone::named(row.zone), *parse_date(row.day), row.time)) == row.moment);
    }
}
