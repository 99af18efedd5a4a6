#include "core/wall_clock.hpp"
#include "desk/remind.hpp"
#include "house.hpp"

using namespace liaison;
using namespace liaison::test;
using Names = std::vector<std::string>;

namespace {

Date day(std::string_view text) { return parse_date(text).value(); }
Instant at(std::string_view text) { return parse_instant(text).value(); }

/// The desk of the tests in UTC; detnet has a chair.
House house_in_utc(ReminderSettings settings = {}) {
    auto desk = ietf_desk();
    desk.timezone = *Zone::named("UTC");
    auto house = ietf_house(desk);
    house.timetable = Timetable::make(std::move(settings), desk.timezone).value();
    return house;
}

/// LS-42 of ITU-T to detnet, due on the last of the year, with its manager.
StatementCase open_case() {
    StatementCase at_hand;
    auto& record = at_hand.record;
    record.id = {42};
    record.statement.title = "LS on QKD key management";
    record.statement.purpose = Purpose::action;
    record.statement.deadline = day("2026-12-31");
    record.statement.from = {.organization = "ITU-T", .groups = {"SG13"}, .text = "ITU-T SG13"};
    record.statement.to = {{.group = "detnet", .text = "DetNet"}};
    record.state = State::posted;
    record.action = Action::required;
    record.received = morning;
    record.action_holders = {{"", "itu-t-liaison@iab.example"}};
    at_hand.events = {{.at = morning, .by = "ann.lee@itu.example", .what = "recorded as a statement from ITU-T SG13"}};
    at_hand.reminded.progress.since = morning;
    return at_hand;
}

void mark_done(StatementCase& at_hand, Reminding const& reminding) {
    for (auto const& told : reminding.told)
        for (auto const& step : told.steps) at_hand.reminded.progress.done.push_back(step);
    at_hand.reminded.calendars = reminding.calendars;
    if (!reminding.told.empty() && reminding.told.back().mail) {
        auto const& mail = *reminding.told.back().mail;
        at_hand.reminded.calendars.people = mail.to;
        at_hand.reminded.calendars.people.insert(at_hand.reminded.calendars.people.end(), mail.cc.begin(),
                                                 mail.cc.end());
    }
}

Outgoing const& only_mail(Reminding const& reminding) {
    REQUIRE(reminding.told.size() == 1);
    REQUIRE(reminding.told.front().mail.has_value());
    return *reminding.told.front().mail;
}

bool says(Outgoing const& mail, std::string_view text) { return mail.head.find(text) != std::string::npos; }

} // namespace

TEST_CASE("a week before its deadline a statement's holder and manager are reminded, its group's chairs get a copy") {
    auto const house = house_in_utc();
    auto at_hand = open_case();
    at_hand.record.action_holders = {{"Mo", "mo@kestrel.example"}};
    at_hand.reminded.progress.done = {{.kind = StepKind::before, .days = 14, .deadline = day("2026-12-31"), .at = {}}};
    auto const reminding = remind(at_hand, house, at("2026-12-24T08:00:00Z"));
    auto const& mail = only_mail(reminding);
    CHECK(mail.kind == MailKind::reminder);
    CHECK(mail.subject == "[LS-42] due in 7 days: LS on QKD key management");
    CHECK(specs(mail.to) == Names{"mo@kestrel.example", "itu-t-liaison@iab.example"});
    CHECK(specs(mail.cc) == Names{"chair@kestrel.example"});
    CHECK(mail.message_id.starts_with("ls42.reminder.2026-12-31.before-7.ls42."));
    CHECK(says(mail, "31 December 2026 (ends 2027-01-01 00:00 UTC, UTC)"));
    CHECK(says(mail, "20 November 2026: recorded as a statement from ITU-T SG13"));
    CHECK_FALSE(says(mail, "comes late"));
    CHECK(reminding.next == at("2026-12-27T08:00:00Z"));
}

TEST_CASE("subjects say when, as the desk's clock shows it") {
    auto const house = house_in_utc();
    for (auto const& [now, when] :
         {std::pair{"2026-12-17T08:00:00Z", "due in 14 days"}, std::pair{"2026-12-30T08:00:00Z", "due tomorrow"},
          std::pair{"2026-12-31T08:00:00Z", "due today"}, std::pair{"2027-01-01T08:00:00Z", "overdue by 1 day"},
          std::pair{"2027-01-14T08:00:00Z", "overdue by 14 days"},
          std::pair{"2027-01-15T08:00:00Z", "overdue by 15 days, no more reminders"}}) {
        CAPTURE(now);
        auto at_hand = open_case();
        at_hand.reminded.progress.since = at(now) - std::chrono::hours{1};
        CHECK(only_mail(remind(at_hand, house, at(now))).subject ==
              fmt::format("[LS-42] {}: LS on QKD key management", when));
    }
}

TEST_CASE("from the first overdue step the coordinators get a copy, at the end they are told that reminding ends") {
    auto const house = house_in_utc();
    auto at_hand = open_case();
    at_hand.reminded.progress.since = at("2026-12-31T09:00:00Z");
    auto const first = remind(at_hand, house, at("2027-01-01T08:00:00Z"));
    CHECK(only_mail(first).kind == MailKind::overdue);
    CHECK(specs(only_mail(first).to) == Names{"itu-t-liaison@iab.example"});
    CHECK(specs(only_mail(first).cc) == Names{"chair@kestrel.example", "liaison-coordination@iab.example"});
    at_hand.reminded.progress.since = at("2027-01-14T09:00:00Z");
    auto const last = remind(at_hand, house, at("2027-01-15T08:00:00Z"));
    CHECK(only_mail(last).kind == MailKind::escalation);
    CHECK(specs(only_mail(last).to) == Names{"liaison-coordination@iab.example"});
    CHECK(specs(only_mail(last).cc) == Names{"itu-t-liaison@iab.example"});
    CHECK(last.next == std::nullopt);
}

TEST_CASE("without a manager and a holder the coordinators are reminded; chairs are left out where that is set") {
    ReminderSettings settings;
    settings.copy_chairs = false;
    auto const house = house_in_utc(settings);
    auto at_hand = open_case();
    at_hand.record.statement.from.organization = "ETSI";
    at_hand.record.action_holders = {};
    auto const reminding = remind(at_hand, house, at("2026-12-17T08:00:00Z"));
    CHECK(specs(only_mail(reminding).to) == Names{"liaison-coordination@iab.example"});
    CHECK(only_mail(reminding).cc.empty());
}

TEST_CASE("who asked not to be reminded is left out until the day, and coordinators never from an escalation") {
    auto const house = house_in_utc();
    auto at_hand = open_case();
    at_hand.reminded.choices = {{.address = "Chair@kestrel.example", .until = day("2026-12-24")},
                                {.address = "itu-t-liaison@iab.example", .until = std::nullopt},
                                {.address = "liaison-coordination@iab.example", .until = std::nullopt}};
    SUBCASE("nobody is left before the chair's day: the step is done without a mail") {
        auto const reminding = remind(at_hand, house, at("2026-12-17T08:00:00Z"));
        REQUIRE(reminding.told.size() == 1);
        CHECK(reminding.told.front().steps.size() == 1);
        CHECK_FALSE(reminding.told.front().mail.has_value());
        CHECK(reminding.calendars.day == std::nullopt);
    }
    SUBCASE("on it the chair is reminded again") {
        at_hand.reminded.progress.since = at("2026-12-23T09:00:00Z");
        CHECK(specs(only_mail(remind(at_hand, house, at("2026-12-24T08:00:00Z"))).to) ==
              Names{"chair@kestrel.example"});
    }
    SUBCASE("overdue the coordinators hear of it whatever they chose") {
        at_hand.reminded.progress.since = at("2026-12-31T09:00:00Z");
        auto const reminding = remind(at_hand, house, at("2027-01-01T08:00:00Z"));
        auto const all = only_mail(reminding).recipients();
        CHECK(all == Names{"chair@kestrel.example", "liaison-coordination@iab.example"});
    }
}

TEST_CASE("steps that an outage swallowed are one mail, which says so and counts the days as they are") {
    auto const house = house_in_utc();
    auto const at_hand = open_case();
    auto const reminding = remind(at_hand, house, at("2026-12-29T15:00:00Z"));
    REQUIRE(reminding.told.size() == 1);
    CHECK(reminding.told.front().steps.size() == 5); // 14, 7, 4, 3, 2
    auto const& mail = only_mail(reminding);
    CHECK(mail.subject == "[LS-42] due in 2 days: LS on QKD key management");
    CHECK(says(mail, "  - 14 days before, 7 days before, 4 days before, 3 days before"));
    CHECK(says(mail, "comes late"));
    CHECK(reminding.next == at("2026-12-30T08:00:00Z"));
}

TEST_CASE("an extension moves the entry in people's calendars, and what is taken goes out of them") {
    auto const house = house_in_utc();
    auto at_hand = open_case();
    auto const first = remind(at_hand, house, at("2026-12-17T08:00:00Z"));
    CHECK(says(only_mail(first), "text/calendar; method=PUBLISH"));
    CHECK(says(only_mail(first), "UID:ls42@ietf.example"));
    CHECK(says(only_mail(first), "SEQUENCE:0"));
    CHECK(says(only_mail(first), "DTSTART;VALUE=DATE:20261231"));
    mark_done(at_hand, first);

    at_hand.record.statement.deadline = day("2027-02-28");
    at_hand.reminded.progress.deadline_since = at("2026-12-20T10:00:00Z");
    auto const moved = remind(at_hand, house, at("2026-12-20T10:00:01Z"));
    CHECK(only_mail(moved).subject == "[LS-42] New deadline: LS on QKD key management");
    CHECK(specs(only_mail(moved).to) == Names{"itu-t-liaison@iab.example", "chair@kestrel.example"});
    CHECK(says(only_mail(moved), "SEQUENCE:1"));
    CHECK(says(only_mail(moved), "DTSTART;VALUE=DATE:20270228"));
    CHECK(moved.next == at("2027-02-14T08:00:00Z"));
    auto const people = at_hand.reminded.calendars.people;
    mark_done(at_hand, moved);
    at_hand.reminded.calendars.people = people;

    at_hand.record.action = Action::taken;
    auto const cancelled = remind(at_hand, house, at("2026-12-21T10:00:00Z"));
    CHECK(only_mail(cancelled).subject == "[LS-42] Nothing due any more: LS on QKD key management");
    CHECK(says(only_mail(cancelled), "text/calendar; method=CANCEL"));
    CHECK(says(only_mail(cancelled), "SEQUENCE:2"));
    CHECK(says(only_mail(cancelled), "STATUS:CANCELLED"));
    CHECK(cancelled.next == std::nullopt);
    CHECK(cancelled.calendars.day == std::nullopt);
    mark_done(at_hand, cancelled);
    CHECK(remind(at_hand, house, at("2026-12-22T10:00:00Z")).told.empty());
}

TEST_CASE("what is brought back is not reminded of the days on which it was closed") {
    auto const house = house_in_utc();
    auto at_hand = open_case();
    at_hand.reminded.progress.deadline_since = at("2026-12-28T12:00:00Z");
    auto const reminding = remind(at_hand, house, at("2026-12-28T12:00:00Z"));
    CHECK(reminding.told.empty());
    CHECK(reminding.next == at("2026-12-29T08:00:00Z"));
}

TEST_CASE("a deadline that is put off does not put off the question whether anybody has reviewed the statement") {
    auto const house = house_in_utc();
    auto at_hand = open_case();
    at_hand.record.state = State::received;
    at_hand.record.statement.deadline = day("2027-02-28");
    at_hand.reminded.progress.deadline_since = at("2026-11-28T12:00:00Z");
    auto const reminding = remind(at_hand, house, at("2026-11-29T12:00:00Z"));
    CHECK(only_mail(reminding).subject == "[LS-42] Not reviewed since 20 November 2026: LS on QKD key management");
}

TEST_CASE("a draft that waits is asked about by the approvers above its group as well, and by the coordinators") {
    auto house = house_in_utc();
    house.directory.groups.push_back({"ops", "Operations Area", {}, {}, {}, {{"", "ad@ops.example"}}, ""});
    house.directory.groups[1].parent = "ops";
    auto at_hand = open_case();
    at_hand.record.state = State::draft;
    at_hand.record.statement.direction = Direction::outgoing;
    at_hand.record.statement.from = {.organization = {}, .groups = {"detnet"}, .text = "DetNet"};
    at_hand.record.statement.body = "We agree.";
    at_hand.record.statement.attachments = {
        {"answer.pdf", "application/pdf", 9'000, std::string(64, 'a'), InboxId{801}}};
    at_hand.record.approvals = {{Review::approver, "ad@ops.example", morning}};
    auto const reminding = remind(at_hand, house, at("2026-11-28T08:00:00Z"));
    CHECK(only_mail(reminding).kind == MailKind::approval);
    CHECK(says(only_mail(reminding), "We agree."));
    CHECK(says(only_mail(reminding), "Approved by:    ad@ops.example (approver)"));
    CHECK(only_mail(reminding).enclosures.size() == 1);
    CHECK(specs(only_mail(reminding).to) == Names{"ad@ops.example", "liaison-coordination@iab.example"});
}

TEST_CASE("the coordinators and the manager hear of a statement that nobody has reviewed") {
    auto const house = house_in_utc();
    auto at_hand = open_case();
    at_hand.record.state = State::received;
    at_hand.record.statement.deadline = std::nullopt;
    auto const reminding = remind(at_hand, house, at("2026-11-28T08:00:00Z"));
    auto const& mail = only_mail(reminding);
    CHECK(mail.kind == MailKind::escalation);
    CHECK(mail.subject == "[LS-42] Not reviewed since 20 November 2026: LS on QKD key management");
    CHECK(specs(mail.to) == Names{"liaison-coordination@iab.example"});
    CHECK(specs(mail.cc) == Names{"itu-t-liaison@iab.example"});
    CHECK_FALSE(says(mail, "text/calendar"));
}

TEST_CASE("what is private stands in no reminder") {
    auto at_hand = open_case();
    at_hand.events.push_back({morning, "lee@iab.example", "private: Jo is cross", {}, true});
    auto const reminding = remind(at_hand, house_in_utc(), at("2026-12-24T08:00:00Z"));
    CHECK(says(only_mail(reminding), "recorded as a statement"));
    CHECK_FALSE(says(only_mail(reminding), "Jo is cross"));
}

TEST_CASE("reminders are put off until a day to come, not past the deadline, or altogether, while something is due") {
    auto const record = open_case().record;
    auto const today = day("2026-12-20");
    CHECK(snoozed("mo@kestrel.example", day("2026-12-21"), record, today) ==
          ReminderChoice{"mo@kestrel.example", day("2026-12-21")});
    CHECK(snoozed("mo@kestrel.example", day("2026-12-31"), record, today).has_value());
    CHECK(snoozed("mo@kestrel.example", day("2027-01-01"), record, today).error().what ==
          "its deadline is 31 December 2026, and reminders cannot be put off past that");
    CHECK_FALSE(snoozed("mo@kestrel.example", today, record, today).has_value());
    CHECK(silenced("mo@kestrel.example", record) == ReminderChoice{"mo@kestrel.example", std::nullopt});
    auto closed = record;
    closed.action = Action::taken;
    CHECK_FALSE(snoozed("mo@kestrel.example", day("2026-12-21"), closed, today).has_value());
    CHECK(silenced("mo@kestrel.example", closed).error().fault == Fault::bad_input);
}

TEST_CASE("where the desk posts by itself, a statement that nobody has reviewed is posted instead of asked about") {
    auto at_hand = open_case();
    at_hand.record.state = State::received;
    auto const a_week_later = morning + std::chrono::days{7} + std::chrono::hours{24};
    auto const asked = remind(at_hand, house_in_utc(), a_week_later);
    CHECK(asked.changes.empty());
    CHECK(only_mail(asked).subject.contains("Not reviewed"));

    ReminderSettings settings;
    settings.auto_post = true;
    CHECK(remind(at_hand, house_in_utc(settings), a_week_later).changes.empty()); // nothing proves who sent it
    at_hand.record.submitter = "ann.lee@itu.example";
    auto const posted = remind(at_hand, house_in_utc(settings), a_week_later);
    REQUIRE(posted.changes.size() == 1);
    CHECK(posted.changes[0].record.state == State::posted);
    CHECK(posted.changes[0].events.at(0).by == "liaisond");
    REQUIRE(!posted.of_changes.empty());
    CHECK(posted.of_changes[0].kind == MailKind::posted);
    REQUIRE(posted.told.size() == 1);
    CHECK_FALSE(posted.told[0].mail.has_value());
}
