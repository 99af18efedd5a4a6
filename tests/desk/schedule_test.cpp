#include "core/wall_clock.hpp"
#include "desk/schedule.hpp"

using namespace liaison;
using namespace std::chrono;

namespace {

Date date(std::string_view text) { return parse_date(text).value(); }
Instant at(std::string_view text) { return parse_instant(text).value(); }

Record open_statement(std::string_view deadline) {
    Record record;
    record.id = {42};
    record.statement.deadline = date(deadline);
    record.statement.purpose = Purpose::action;
    record.state = State::posted;
    record.action = Action::required;
    record.received = at("2026-11-20T09:30:00Z");
    return record;
}

Timetable timetable(std::string_view zone = "AoE", ReminderSettings settings = {}) {
    return Timetable::make(std::move(settings), Zone::named(zone).value()).value();
}

/// "before-7 2026-12-24T20:00:00Z", by time.
std::vector<std::string> written(std::vector<Step> const& steps) {
    std::vector<std::string> lines;
    for (auto const& step : steps) lines.push_back(step.name() + " " + write_instant(step.at));
    return lines;
}

ReminderSettings few(std::vector<int> before, std::vector<int> overdue) {
    ReminderSettings settings;
    settings.days_before = std::move(before);
    settings.days_overdue = std::move(overdue);
    return settings;
}

std::string holidays(std::string_view days) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n";
    text += days;
    return text + "END:VCALENDAR\r\n";
}

constexpr std::string_view christmas = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\nSUMMARY:Christmas\r\n"
                                       "DTSTART;VALUE=DATE:20201225\r\nDTEND;VALUE=DATE:20201227\r\n"
                                       "RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n";

} // namespace

TEST_CASE("the steps of a deadline stand at their hour in the desk's zone, before, on and after its day") {
    CHECK(written(steps_of(open_statement("2026-12-31"), timetable("AoE", few({7, 0, 1, 7}, {3, 1})))) ==
          std::vector<std::string>{"before-7 2026-12-24T20:00:00Z", "before-1 2026-12-30T20:00:00Z",
                                   "before-0 2026-12-31T20:00:00Z", "overdue-1 2027-01-01T20:00:00Z",
                                   "overdue-3 2027-01-03T20:00:00Z", "ended 2027-01-04T20:00:00Z"});
}

TEST_CASE("a clock change moves no step away from its hour") {
    CHECK(written(steps_of(open_statement("2027-03-29"), timetable("Europe/Zurich", few({2, 1, 0}, {})))) ==
          std::vector<std::string>{"before-2 2027-03-27T07:00:00Z", "before-1 2027-03-28T06:00:00Z",
                                   "before-0 2027-03-29T06:00:00Z", "ended 2027-03-30T06:00:00Z"});
}

TEST_CASE("days are counted over a leap day and over the year's end") {
    CHECK(written(steps_of(open_statement("2028-03-01"), timetable("UTC", few({1}, {})))).front() ==
          "before-1 2028-02-29T08:00:00Z");
    CHECK(written(steps_of(open_statement("2027-03-01"), timetable("UTC", few({1}, {})))).front() ==
          "before-1 2027-02-28T08:00:00Z");
    CHECK(written(steps_of(open_statement("2027-01-01"), timetable("UTC", few({2}, {})))).front() ==
          "before-2 2026-12-30T08:00:00Z");
}

TEST_CASE("nobody is reminded of what is done, declined, withdrawn, outgoing, for information or without a deadline") {
    auto const none = [](auto change) {
        auto record = open_statement("2026-12-31");
        change(record);
        return steps_of(record, timetable()).empty();
    };
    CHECK_FALSE(none([](Record&) {}));
    CHECK(none([](Record& r) { r.action = Action::taken; }));
    CHECK(none([](Record& r) { r.action = Action::declined; }));
    CHECK(none([](Record& r) { r.action = Action::none; }));
    CHECK(none([](Record& r) { r.state = State::withdrawn; }));
    CHECK(none([](Record& r) { r.statement.deadline = std::nullopt; }));
    CHECK(none([](Record& r) {
        r.statement.direction = Direction::outgoing;
        r.state = State::sent;
    }));
}

TEST_CASE("a step that falls on a day off comes on the working day before, an overdue one never before its time") {
    auto settings = few({4, 3, 2, 1, 0}, {1, 2, 5});
    settings.working_days = {Monday, Tuesday, Wednesday, Thursday, Friday};
    // The deadline is a Friday: 25 December, a holiday as the Saturday after it.
    settings.holidays = holidays(christmas);
    CHECK(written(steps_of(open_statement("2026-12-25"), timetable("UTC", settings))) ==
          std::vector<std::string>{
              "before-4 2026-12-21T08:00:00Z", "before-3 2026-12-22T08:00:00Z", "before-2 2026-12-23T08:00:00Z",
              "before-1 2026-12-24T08:00:00Z", "before-0 2026-12-24T08:00:00Z", "overdue-1 2026-12-28T08:00:00Z",
              "overdue-2 2026-12-28T08:00:00Z", "overdue-5 2026-12-30T08:00:00Z", "ended 2026-12-31T08:00:00Z"});
}

TEST_CASE("a calendar that is none, or is empty, is refused") {
    for (auto const& text : {std::string{"holidays"}, holidays(""), std::string{"BEGIN:VEVENT\r\nEND:VEVENT\r\n"}}) {
        CAPTURE(text);
        ReminderSettings settings;
        settings.holidays = text;
        CHECK(Timetable::make(settings, *Zone::named("AoE")).error().fault == Fault::bad_configuration);
    }
}

TEST_CASE("the coordinators are asked at the first hour after a week without a review, a draft's approvers likewise") {
    auto record = open_statement("2027-12-31");
    record.state = State::received;
    auto const steps = steps_of(record, timetable("UTC", few({}, {})));
    CHECK(written(steps) == std::vector<std::string>{"unreviewed 2026-11-28T08:00:00Z"});
    record.received = at("2026-11-20T08:00:00Z");
    CHECK(written(steps_of(record, timetable("UTC", few({}, {})))).front() == "unreviewed 2026-11-27T08:00:00Z");
    record.statement.direction = Direction::outgoing;
    record.state = State::draft;
    CHECK(written(steps_of(record, timetable("UTC"))) == std::vector<std::string>{"approval 2026-11-27T08:00:00Z"});
}

TEST_CASE("what is due is what was not done, from when the deadline holds, and the next moment is known") {
    auto const record = open_statement("2026-12-31");
    auto const table = timetable("UTC", few({14, 7, 1}, {1}));
    auto const plan_at = [&](std::string_view now, Progress const& progress) {
        return plan(record, progress, table, at(now));
    };
    Progress progress{.since = at("2026-11-20T09:30:00Z"), .done = {}};
    SUBCASE("nothing yet, to the second") {
        auto const p = plan_at("2026-12-17T07:59:59Z", progress);
        CHECK(p.due.empty());
        CHECK(p.next == at("2026-12-17T08:00:00Z"));
    }
    SUBCASE("the first step at its moment") {
        auto const p = plan_at("2026-12-17T08:00:00Z", progress);
        CHECK(written(p.due) == std::vector<std::string>{"before-14 2026-12-17T08:00:00Z"});
        CHECK(p.next == at("2026-12-24T08:00:00Z"));
    }
    SUBCASE("a clock that jumps forward finds all that it jumped over") {
        CHECK(plan_at("2026-12-31T09:00:00Z", progress).due.size() == 3);
    }
    SUBCASE("a clock that is set back finds nothing that was done, even where the step has another moment now") {
        progress.done = {{.kind = StepKind::before, .days = 14, .deadline = date("2026-12-31"), .at = {}},
                         {.kind = StepKind::before, .days = 7, .deadline = date("2026-12-31"), .at = {}}};
        auto const p = plan_at("2026-12-18T00:00:00Z", progress);
        CHECK(p.due.empty());
        CHECK(p.next == at("2026-12-30T08:00:00Z"));
    }
    SUBCASE("steps before the deadline held never applied") {
        progress.since = at("2026-12-25T10:00:00Z");
        CHECK(written(plan_at("2026-12-30T08:00:00Z", progress).due) ==
              std::vector<std::string>{"before-1 2026-12-30T08:00:00Z"});
    }
    SUBCASE("another deadline has its own steps") {
        progress.done = {{.kind = StepKind::before, .days = 14, .deadline = date("2026-12-24"), .at = {}}};
        CHECK(plan_at("2026-12-17T08:00:00Z", progress).due.size() == 1);
    }
    SUBCASE("after the last step there is nothing") {
        CHECK(plan_at("2030-01-01T00:00:00Z", progress).next == std::nullopt);
    }
}

TEST_CASE("a timetable's fingerprint changes with what moves a step, and with nothing else") {
    auto const usual = timetable().fingerprint();
    CHECK(timetable("AoE", few({0, 1, 2, 3, 4, 7, 14, 14}, {14, 7, 3, 1})).fingerprint() == usual);
    CHECK(timetable("UTC").fingerprint() != usual);
    CHECK(timetable("AoE", few({14}, {1, 3, 7, 14})).fingerprint() != usual);
    ReminderSettings other;
    other.working_days = {Monday};
    CHECK(timetable("AoE", other).fingerprint() != usual);
    other = {};
    other.copy_chairs = false;
    CHECK(timetable("AoE", other).fingerprint() == usual);
}

TEST_CASE("the worked example of docs/administration.md is true") {
    auto record = open_statement("2026-12-31");
    record.state = State::received;
    CHECK(written(steps_of(record, timetable("Europe/Zurich"))) ==
          std::vector<std::string>{
              "unreviewed 2026-11-28T07:00:00Z", "before-14 2026-12-17T07:00:00Z", "before-7 2026-12-24T07:00:00Z",
              "before-4 2026-12-27T07:00:00Z", "before-3 2026-12-28T07:00:00Z", "before-2 2026-12-29T07:00:00Z",
              "before-1 2026-12-30T07:00:00Z", "before-0 2026-12-31T07:00:00Z", "overdue-1 2027-01-01T07:00:00Z",
              "overdue-3 2027-01-03T07:00:00Z", "overdue-7 2027-01-07T07:00:00Z", "overdue-14 2027-01-14T07:00:00Z",
              "ended 2027-01-15T07:00:00Z"});
    CHECK(write_instant(Zone::named("Europe/Zurich")->end_of(date("2026-12-31"))) == "2026-12-31T23:00:00Z");
}
