#include "parser/date_order.hpp"

using namespace liaison;

TEST_CASE("the order of dates in figures is told by those that can be read in one way only") {
    CHECK(date_order_in("Place, date: Geneva, 28/02/2027") == DateOrder::day_month);
    CHECK(date_order_in("of 02-28-2027 (see 03/04/2027)") == DateOrder::month_day);
    CHECK_FALSE(date_order_in("28/02/2027 and 02/28/2027"));
    CHECK_FALSE(date_order_in("03/04/2027, 05.05.2027, 2027-02-28, 31/02/2027, 1/234/2027, 10-31-12-2027, 0/31/2027"));
    CHECK_FALSE(date_order_in(""));
}

TEST_CASE("a date that could be two is settled by that order, and no other date is touched") {
    CHECK(settle_date("03/04/2027", DateOrder::day_month) == parse_date("2027-04-03"));
    CHECK(settle_date("03/04/2027", DateOrder::month_day) == parse_date("2027-03-04"));
    CHECK_FALSE(settle_date("28/02/2027", DateOrder::month_day));
    CHECK_FALSE(settle_date("03/04/27", DateOrder::day_month));
    CHECK_FALSE(settle_date("03/04/2027 or later", DateOrder::day_month));
    CHECK_FALSE(settle_date("2027-02-03", DateOrder::day_month));
}
