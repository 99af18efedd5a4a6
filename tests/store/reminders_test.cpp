#include "samples.hpp"
#include "store/reminders.hpp"

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

Date date(std::string_view text) { return parse_date(text).value(); }

/// LS-n on record, with an action until the last of the year.
StatementId open_statement(Connection& store, std::int64_t number) {
    auto wanted = record({number}, fmt::format("LS number {}", number));
    wanted.statement.deadline = date("2026-12-31");
    wanted.action = Action::required;
    auto const mail = put(store);
    must(store.ledger().apply(arrival(mail, fmt::format("m{}@itu.example", number)), new_statement(wanted), noon));
    return {number};
}

/// The statement's schedule as after a round in which `steps` were done by one mail.
Reminding round(std::vector<Step> steps, std::optional<Instant> next) {
    Reminding reminding;
    if (!steps.empty()) reminding.told = {{std::move(steps), outgoing("holder@kestrel.example", MailKind::reminder)}};
    reminding.calendars = {.day = date("2026-12-31"), .sequence = 0};
    reminding.next = next;
    return reminding;
}

Step const week_before{.kind = StepKind::before, .days = 7, .deadline = date("2026-12-31"), .at = noon + 24h};

} // namespace

TEST_CASE("a new statement has a schedule to be made, and then the moment of its next step") {
    auto const store = in_memory();
    Reminders reminders{*store};
    CHECK(must(reminders.next()) == std::nullopt);
    auto const id = open_statement(*store, 1);
    CHECK(must(reminders.due(noon, 10)) == std::vector{id});
    must(reminders.apply(id, round({}, noon + 24h), noon));
    CHECK(must(reminders.due(noon + 24h - 1ms, 10)).empty());
    CHECK(must(reminders.due(noon + 24h, 10)) == std::vector{id});
    CHECK(must(reminders.next()) == noon + 24h);
    must(reminders.apply(id, round({}, std::nullopt), noon));
    CHECK(must(reminders.next()) == std::nullopt);
}

TEST_CASE("automatic replies and duplicates belong to the history, but a reminder does not tell of them") {
    auto const store = in_memory();
    auto const statement = open_statement(*store, 1);
    for (auto const outcome : {Outcome::automatic, Outcome::duplicate, Outcome::filed}) {
        auto const mail = put(*store);
        Decision decision{.outcome = outcome, .on_statement = statement};
        decision.events.push_back(
            {.at = noon, .by = "x@itu.example", .what = std::string{name_of(outcome)}, .mail = mail});
        must(store->ledger().apply(arrival(mail, fmt::format("x{}@itu.example", mail.value)), decision, noon));
    }
    CHECK(must(store->ledger().events(statement)).size() == 4);
    auto const events = must(Reminders{*store}.load(statement)).events;
    REQUIRE(events.size() == 2);
    CHECK(events[0].what == "received");
    CHECK(events[1].what == "filed");
}

TEST_CASE("a step is done once: a second time nothing is written") {
    auto const store = in_memory();
    auto const id = open_statement(*store, 1);
    Reminders reminders{*store};
    must(reminders.apply(id, round({week_before}, noon + 48h), noon + 24h));
    auto const again = store->transact(
        [&](Connection& c) { return Reminders{c}.apply(id, round({week_before}, noon + 72h), noon + 25h); });
    CHECK_FALSE(again.has_value());
    CHECK(must(store->outbox().list(true, {}, 10)).size() == 1);
    CHECK(must(reminders.next()) == noon + 48h);
    auto const loaded = must(reminders.load(id));
    CHECK(loaded.reminded.progress.done == std::vector{week_before});
    CHECK(loaded.reminded.calendars.day == date("2026-12-31"));
    REQUIRE(loaded.reminded.calendars.people.size() == 1);
    CHECK(loaded.reminded.calendars.people.front().spec == "holder@kestrel.example");
}

TEST_CASE("a deadline holds from the moment on which it was changed, whatever is written about the statement later") {
    auto const store = in_memory();
    auto const id = open_statement(*store, 1);
    Reminders reminders{*store};
    auto const since = [&] { return must(reminders.load(id)).reminded.progress.deadline_since; };
    auto const change = [&](auto const& edit, Instant now) {
        Change written;
        written.record = must(store->ledger().load(id));
        edit(written.record);
        written.events = {{.at = now, .by = "mo@kestrel.example", .what = "changed"}};
        must(store->ledger().apply({written}, {}, now));
    };
    CHECK(since() == Instant{});
    change([](Record& r) { r.statement.title = "Another title"; }, noon + 1h);
    CHECK(since() == Instant{});
    change([](Record& r) { r.statement.deadline = date("2027-01-31"); }, noon + 2h);
    change([](Record& r) { r.state = State::posted; }, noon + 3h);
    CHECK(since() == noon + 2h);
    change([](Record& r) { r.action = Action::taken; }, noon + 4h);
    CHECK(since() == noon + 4h);
}

TEST_CASE("a later choice takes the place of an earlier one, whatever the case of the address") {
    auto const store = in_memory();
    auto const id = open_statement(*store, 1);
    Reminders reminders{*store};
    must(reminders.choose(id, {.address = "Mo@kestrel.example", .until = date("2026-12-24")}));
    must(reminders.choose(id, {.address = "mo@kestrel.example", .until = std::nullopt}));
    auto const choices = must(reminders.load(id)).reminded.choices;
    REQUIRE(choices.size() == 1);
    CHECK(choices.front().until == std::nullopt);
}

TEST_CASE("under another timetable all schedules are made anew, and what was due by then stays due") {
    auto const store = in_memory();
    Reminders reminders{*store};
    auto const due = open_statement(*store, 1);
    auto const later = open_statement(*store, 2);
    must(reminders.use_timetable("a", noon));
    must(reminders.apply(due, round({}, noon + 1h), noon));
    must(reminders.apply(later, round({}, noon + 24h), noon));
    must(reminders.use_timetable("a", noon + 2h));
    CHECK(must(reminders.next()) == noon + 1h);
    must(reminders.use_timetable("b", noon + 2h));
    CHECK(must(reminders.due(noon + 2h, 10)) == std::vector{due, later});
    CHECK(must(reminders.load(due)).reminded.progress.since == noon);
    CHECK(must(reminders.load(later)).reminded.progress.since == noon + 2h);
}

TEST_CASE("the desk's own steps are remembered by name, and held mail by the oldest that waits") {
    auto const store = in_memory();
    Reminders reminders{*store};
    must(reminders.use_timetable("a", noon));
    must(reminders.apply({.kind = DeskStepKind::digest, .at = noon + 1h}, outgoing("c@iab.example", MailKind::digest),
                         noon + 1h));
    must(reminders.apply({.kind = DeskStepKind::digest, .at = noon + 2h}, std::nullopt, noon + 2h));
    auto const mail = put(*store);
    must(store->ledger().apply(arrival(mail), held(), noon + 3h));
    auto const progress = must(reminders.desk_progress());
    CHECK(progress.since == noon);
    CHECK(progress.last == std::map<std::string, Instant>{{"digest", noon + 2h}});
    CHECK(progress.held_from == noon + 3h);
    CHECK_FALSE(reminders.apply({.kind = DeskStepKind::digest, .at = noon + 2h}, std::nullopt, noon + 4h).has_value());
}

TEST_CASE("a summary counts statements by what has to be done, of one organization or of all") {
    auto const store = in_memory();
    Reminders reminders{*store};
    open_statement(*store, 1);
    open_statement(*store, 2);
    auto const table = Timetable::make({}, *Zone::named("UTC")).value();
    auto const on = [&](std::string_view organization, std::string_view moment) {
        return must(reminders.digest(organization, noon - 1h, table, *parse_instant(moment)));
    };
    auto const fresh = on("", "2026-11-20T13:00:00Z");
    CHECK(fresh.fresh.count == 2);
    CHECK(fresh.due.count == 0);
    CHECK(fresh.overdue.count == 0);
    CHECK(fresh.unreviewed.count == 0);
    must(store->mailboxes().note_success("imaps://gone@mail.ietf.example/INBOX", noon - 2h));
    must(store->mailboxes().note_failure("imaps://statements@mail.ietf.example/INBOX", "no route", noon));
    auto const mailboxes = on("", "2026-12-17T08:00:00Z").mailboxes;
    REQUIRE(mailboxes.size() == 1);
    CHECK(mailboxes.front().fails());
    CHECK(mailboxes.front().lag(noon + 1h) == 1h);
    auto const near = on("ITU-T", "2026-12-17T08:00:00Z");
    CHECK(near.due.count == 2);
    CHECK(near.due.first.front().id == StatementId{1});
    CHECK(near.unreviewed.count == 2);
    CHECK(on("ETSI", "2026-12-17T08:00:00Z").due.count == 0);
    CHECK(on("", "2026-12-31T23:59:59Z").overdue.count == 0);
    CHECK(on("", "2027-01-01T00:00:00Z").overdue.count == 2);
}
