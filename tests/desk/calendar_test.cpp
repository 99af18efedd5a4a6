#include "desk/calendar.hpp"

using namespace liaison;

namespace {

Date date(std::string_view text) { return parse_date(text).value(); }

CalendarEntry entry() {
    return {.uid = "ls42@ietf.example",
            .sequence = 3,
            .cancelled = false,
            .day = date("2026-12-31"),
            .summary = "[LS-42] due: Schlüssel; \"keys\", a\\b",
            .description = "one\ntwo " + std::string(200, 'x'),
            .organizer = {"IETF Liaison Desk", "statements@ietf.example"},
            .written = *parse_instant("2026-12-17T08:00:00Z")};
}

std::string event(std::string_view lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n" + std::string{lines} +
           "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

} // namespace

TEST_CASE("an entry is a whole day, with lines of at most 75 octets and CRLF") {
    auto const text = write_calendar(entry());
    for (auto const* line : {"METHOD:PUBLISH\r\n", "UID:ls42@ietf.example\r\n", "SEQUENCE:3\r\n",
                             "DTSTAMP:20261217T080000Z\r\n", "DTSTART;VALUE=DATE:20261231\r\n",
                             "DTEND;VALUE=DATE:20270101\r\n", "STATUS:CONFIRMED\r\n", "TRANSP:TRANSPARENT\r\n"}) {
        CAPTURE(line);
        CHECK(text.find(line) != std::string::npos);
    }
    CHECK(text.find("\\; \"keys\"\\, a\\\\b") != std::string::npos);
    CHECK(text.find("ORGANIZER;CN=IETF Liaison Desk:mailto:statements@ietf.example") != std::string::npos);
    std::size_t at = 0;
    for (auto end = text.find('\n'); end != std::string::npos; at = end + 1, end = text.find('\n', at)) {
        CHECK(end - at <= 76);
        CHECK(text[end - 1] == '\r');
    }
    CHECK(at == text.size());
}

TEST_CASE("a cancelled entry says so twice, for those who look at the method and those who look at the status") {
    auto cancelled = entry();
    cancelled.cancelled = true;
    auto const text = write_calendar(cancelled);
    CHECK(text.find("METHOD:CANCEL\r\n") != std::string::npos);
    CHECK(text.find("STATUS:CANCELLED\r\n") != std::string::npos);
}

TEST_CASE("holidays are single days, days in a row, moments, and what comes back every year") {
    CHECK(read_holidays(event("DTSTART;VALUE=DATE:20261225\r\n")) == std::vector{date("2026-12-25")});
    CHECK(read_holidays(event("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n")) ==
          std::vector{date("2026-12-25"), date("2026-12-26")});
    CHECK(read_holidays(event("DTSTART:20261225T000000\r\nDTEND:20261226T000000\r\n")) ==
          std::vector{date("2026-12-25")});
    CHECK(read_holidays(event("DTSTART:20261225T100000Z\r\nDTEND:20261226T010000Z\r\n")).value().size() == 2);
    auto const yearly = read_holidays(event("DTSTART;VALUE=DATE:20200229\r\nRRULE:FREQ=YEARLY\r\n")).value();
    CHECK(yearly == std::vector{date("2020-02-29"), date("2024-02-29"), date("2028-02-29"), date("2032-02-29"),
                                date("2036-02-29"), date("2040-02-29")});
    auto const daily = read_holidays(event("DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=SECONDLY\r\n"));
    CHECK(daily.value().size() <= 20'000); // whatever a file says, it is read to an end
}

TEST_CASE("what is no calendar is refused, whatever it is") {
    for (auto const* text : {"", "x", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
                             "BEGIN:VTODO\r\nDTSTART:20261225\r\nEND:VTODO\r\n"}) {
        CAPTURE(text);
        CHECK(read_holidays(text).error().fault == Fault::bad_configuration);
    }
    CHECK_FALSE(read_holidays(event("DTSTART:nonsense\r\n")).has_value());
}
