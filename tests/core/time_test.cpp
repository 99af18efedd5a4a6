#include "core/time.hpp"

using namespace liaison;
using namespace std::chrono_literals;

TEST_CASE("an instant is written in UTC with whole seconds") {
    CHECK(write_instant(*parse_instant("2026-11-20T09:30:00Z")) == "2026-11-20T09:30:00Z");
    CHECK(write_mail_date(*parse_instant("2026-11-20T09:30:05Z")) == "Fri, 20 Nov 2026 09:30:05 +0000");
}

TEST_CASE("a date that no calendar has is not read") {
    for (auto const* text : {"2026-02-29", "2026-13-01", "2026-1-01", "20261-01-0", "", "-026-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
    CHECK(write_date_in_words(*parse_date("2028-02-29")) == "29 February 2028");
}

TEST_CASE("anywhere on Earth a day ends twelve hours after it ends in Greenwich") {
    auto const zone = Zone::named("AoE");
    REQUIRE(zone);
    CHECK(write_instant(zone->end_of(*parse_date("2026-12-31"))) == "2027-01-01T12:00:00Z");
    CHECK(zone->day_of(*parse_instant("2027-01-01T11:59:59Z")) == *parse_date("2026-12-31"));
}

TEST_CASE("an IANA zone knows its summer time") {
    auto const zone = Zone::named("Europe/Zurich");
    REQUIRE(zone);
    CHECK(write_instant(zone->end_of(*parse_date("2026-07-01"))) == "2026-07-01T22:00:00Z");
    CHECK(write_instant(zone->end_of(*parse_date("2026-12-01"))) == "2026-12-01T23:00:00Z");
    CHECK_FALSE(Zone::named("Europe/Atlantis"));
}
