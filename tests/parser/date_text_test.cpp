#include "parser/date_text.hpp"

using namespace liaison;

namespace {

Date const sent = *parse_date("2026-06-22");

std::string read(std::string_view value) {
    auto const reading = read_date(value, sent);
    return reading.date ? write_date(*reading.date) : reading.remark.empty() ? "" : "?";
}

} // namespace

TEST_CASE("a deadline is read in the forms and languages that people write it in") {
    struct Row {
        char const* written;
        char const* date;
    };
    for (auto const& [written, date] : {
             Row{"2026-12-31", "2026-12-31"},
             {"2026/12/31", "2026-12-31"},
             {"January 1, 2005", "2005-01-01"},
             {"30 August 2012", "2012-08-30"},
             {"Aug 30th, 2012", "2012-08-30"},
             {"Aug. 30th 2012", "2012-08-30"},
             {"the 30th of August, 2012", "2012-08-30"},
             {"28-Feb-2027", "2027-02-28"},
             {"28 Feb 27", "2027-02-28"},
             {"Friday, 5 March 2027 (before SG meeting)", "2027-03-05"},
             {"15. März 2027", "2027-03-15"},
             {"15 Maerz 2027", "2027-03-15"},
             {"1er février 2027", "2027-02-01"},
             {"le 3 août 2027", "2027-08-03"},
             {"5 de mayo de 2027", "2027-05-05"},
             {"31/12/2026", "2026-12-31"},
             {"12/31/2026", "2026-12-31"},
             {"30.01.2027", "2027-01-30"},
             {"30. 1. 2027", "2027-01-30"},
             {"05/05/2027", "2027-05-05"},
             {"2027年1月20日", "2027-01-20"},
             {"2027年1月20日前", "2027-01-20"},
             {"2027年 1月 20日", "2027-01-20"},
             {"2027년 1월 20일", "2027-01-20"},
             {"20 января 2027 г.", "2027-01-20"},
             {"2027 March 15", "2027-03-15"},
             {"2026-12-31T12:00Z", "2026-12-31"},
             {"2033-02-28", "2033-02-28"},
             {"15 March 2027 23:59 UTC", "2027-03-15"},
         }) {
        CAPTURE(written);
        CHECK(read(written) == date);
    }
}

TEST_CASE("a date without a year is the next one after the mail was sent") {
    CHECK(read("COB 28 Aug") == "2026-08-28");
    CHECK(read("1 March") == "2027-03-01");
    CHECK(read("June 22") == "2026-06-22");
    CHECK(read("June 21") == "2027-06-21");
    CHECK(read("8月28日") == "2026-08-28");
    CHECK_FALSE(read_date("COB 28 Aug", std::nullopt).date);
}

TEST_CASE("what is no single day is no date") {
    for (auto const* written : {"",
                                "N/A",
                                "mid-May 2007",
                                "May 2007",
                                "before our next meeting",
                                "end of Q3 2027",
                                "12-16 April 2027",
                                "April 12-16, 2027",
                                "30 March - 2 April 2027",
                                "17 to 26 November 2025",
                                "20 -31 January 2003",
                                "end of January 2027",
                                "20th - 24th Aug 2018",
                                "S2-2611874",
                                "COM 15 - LS 418 - E",
                                "Q12/16",
                                "31 February 2027x",
                                "2026-02-30",
                                "1999.2.3.4",
                                "10/15"}) {
        CAPTURE(written);
        auto const got = read(written);
        CHECK((got.empty() || got == "?"));
    }
}

TEST_CASE("figures that could be two dates are reported, not guessed") {
    CHECK(read_date("03/04/2027", sent).remark == "03/04/2027 could be two dates");
    CHECK(read_date("03.04.2027", sent).remark == "03.04.2027 could be two dates");
    CHECK(read_date("03/04/27", sent).remark == "03/04/27 could be two dates");
    CHECK(read("12-16 April 2027") == "?");
}

TEST_CASE("a deadline before a span of meeting days is the deadline") {
    CHECK(read("15 March 2027, before our meeting of 5-9 April 2027") == "2027-03-15");
    CHECK(read("5-9 April 2027 (reply wanted by 15 March 2027)") == "2027-03-15");
}
TEST_CASE("a week of ISO 8601 is a span, and its third day a date") {
    CHECK(read_date("2027-W05-3", sent).date ==
          Date{std::chrono::year{2027}, std::chrono::month{2}, std::chrono::day{3}});
    CHECK(read_date("2026-W53-7", sent).date ==
          Date{std::chrono::year{2027}, std::chrono::month{1}, std::chrono::day{3}});
    CHECK_FALSE(read_date("2027-W05", sent).date);
    CHECK(read_date("2027-W05", sent).remark.contains("span of days"));
    CHECK_FALSE(read_date("2027-W53-1", sent).date); // 2027 has 52
    CHECK_FALSE(read_date("2027-W00-1", sent).date);
    CHECK_FALSE(read_date("2027-W05-8", sent).date);
}

TEST_CASE("short names of months that are words elsewhere count with a year only") {
    CHECK(read("3 sie 2027") == "2027-08-03");
    CHECK(read("20 lis 2026") == "2026-11-20");
    CHECK(read("20 нояб. 2026") == "2026-11-20");
    CHECK(read("5 marraskuuta 2026") == "2026-11-05");
    CHECK(read("5 Kasım 2026") == "2026-11-05");
    CHECK(read("bis zum 30. Sie erhalten dann").empty());
}
