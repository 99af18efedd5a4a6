#include "core/wall_clock.hpp"
#include "desk/desk_steps.hpp"
#include "house.hpp"

using namespace liaison;
using namespace liaison::test;
using Names = std::vector<std::string>;

namespace {

Instant at(std::string_view text) { return parse_instant(text).value(); }

House house_in_utc(ReminderSettings settings = {}) {
    auto desk = ietf_desk();
    desk.timezone = *Zone::named("UTC");
    auto house = ietf_house(desk);
    house.timetable = Timetable::make(std::move(settings), desk.timezone).value();
    return house;
}

Names due(DeskPlan const& plan) {
    Names names;
    for (auto const& step : plan.due) names.push_back(step.name() + " " + write_instant(step.at));
    return names;
}

bool says(Outgoing const& mail, std::string_view text) { return mail.head.find(text) != std::string::npos; }

} // namespace

TEST_CASE("the weekly summary comes once on its day; after weeks without the daemon there is one") {
    auto const house = house_in_utc();
    DeskProgress progress{.since = at("2026-11-20T00:00:00Z"), .last = {}, .held_from = {}};
    CHECK(plan_desk(progress, house, at("2026-11-23T07:59:59Z")).due.empty());
    CHECK(plan_desk(progress, house, at("2026-11-20T00:00:00Z")).next == at("2026-11-23T08:00:00Z"));
    CHECK(due(plan_desk(progress, house, at("2026-11-23T08:00:00Z"))) == Names{"digest 2026-11-23T08:00:00Z"});
    CHECK(due(plan_desk(progress, house, at("2026-12-16T00:00:00Z"))) == Names{"digest 2026-12-14T08:00:00Z"});
    progress.last["digest"] = at("2026-12-14T08:00:00Z");
    auto const plan = plan_desk(progress, house, at("2026-12-16T00:00:00Z"));
    CHECK(plan.due.empty());
    CHECK(plan.next == at("2026-12-21T08:00:00Z"));
    // The clock was set back: what was done stays done.
    CHECK(plan_desk(progress, house, at("2026-12-08T00:00:00Z")).due.empty());
}

TEST_CASE("managers that want a summary get their organization's; once a year each is asked about the directory") {
    ReminderSettings settings;
    settings.confirm_directory = std::chrono::January / 4;
    auto house = house_in_utc(settings);
    house.directory.organizations[0].digest = true;
    DeskProgress const progress{.since = at("2027-01-01T00:00:00Z"), .last = {}, .held_from = {}};
    CHECK(due(plan_desk(progress, house, at("2027-01-04T08:00:00Z"))) ==
          Names{"digest 2027-01-04T08:00:00Z", "digest ITU-T 2027-01-04T08:00:00Z",
                "directory ITU-T 2027-01-04T08:00:00Z", "directory 3GPP 2027-01-04T08:00:00Z"});
    auto const mail = mail_of({.kind = DeskStepKind::directory, .organization = "ITU-T", .at = progress.since}, {},
                              house, progress.since);
    REQUIRE(mail.has_value());
    CHECK(specs(mail->to) == Names{"itu-t-liaison@iab.example"});
    CHECK(says(*mail, "itu.example"));
    CHECK(says(*mail, "Dagmar Feldt-Rhone"));
}

TEST_CASE("held mail is told of every day once it has waited for three days, and only while it waits") {
    ReminderSettings settings;
    settings.digest = std::nullopt;
    settings.confirm_directory = std::nullopt;
    auto const house = house_in_utc(settings);
    DeskProgress progress{.since = at("2026-11-01T00:00:00Z"), .last = {}, .held_from = at("2026-11-20T09:30:00Z")};
    CHECK(plan_desk(progress, house, at("2026-11-20T09:30:00Z")).next == at("2026-11-24T08:00:00Z"));
    CHECK(plan_desk(progress, house, at("2026-11-24T07:59:59Z")).due.empty());
    CHECK(due(plan_desk(progress, house, at("2026-11-24T08:00:00Z"))) == Names{"held 2026-11-24T08:00:00Z"});
    progress.last["held"] = at("2026-11-24T08:00:00Z");
    CHECK(plan_desk(progress, house, at("2026-11-24T09:00:00Z")).next == at("2026-11-25T08:00:00Z"));
    progress.held_from = std::nullopt;
    CHECK(plan_desk(progress, house, at("2026-11-25T08:00:00Z")).due.empty());
    CHECK(plan_desk(progress, house, at("2026-11-25T08:00:00Z")).next == std::nullopt);
}

TEST_CASE("a quiet week is one line, or no mail where that is set; a full one names each statement by its age") {
    DeskStep const step{.kind = DeskStepKind::digest, .organization = {}, .at = at("2026-11-23T08:00:00Z")};
    Digest digest;
    digest.since = at("2026-11-16T08:00:00Z");
    auto const quiet = mail_of(step, digest, house_in_utc(), step.at);
    REQUIRE(quiet.has_value());
    CHECK(quiet->kind == MailKind::digest);
    CHECK(quiet->subject == "Liaison statements: the week since 16 November 2026, nothing to do");
    CHECK(quiet->message_id == "digest.2026-11-23@ietf.example");
    ReminderSettings silent;
    silent.empty_digest = false;
    CHECK_FALSE(mail_of(step, digest, house_in_utc(silent), step.at).has_value());
    digest.overdue = {.count = 60,
                      .first = {{.id = {7},
                                 .title = "LS on clocks",
                                 .sender = "ITU-T",
                                 .deadline = parse_date("2026-11-20"),
                                 .received = at("2026-10-01T00:00:00Z")}}};
    digest.failed = {{.address = "gone@kestrel.example", .reply = "550 5.1.1 no such user"}};
    digest.held_count = 1;
    digest.held = {{.id = {812}, .subject = "A question", .reason = "no statement", .received = step.at}};
    auto const full = mail_of(step, digest, house_in_utc(silent), step.at);
    REQUIRE(full.has_value());
    CHECK(full->subject == "Liaison statements: the week since 16 November 2026");
    CHECK(says(*full, "Overdue (60):"));
    CHECK(says(*full, "LS-7 3 days overdue, from ITU-T: LS on clocks"));
    CHECK(says(*full, "and 59 more"));
    CHECK(says(*full, "gone@kestrel.example"));
    CHECK(says(*full, "mail 812 of 2026-11-23: A question (no statement)"));
    CHECK_FALSE(says(*full, "Nothing came in"));
}

TEST_CASE("a summary tells how the mailboxes fare; one that fails is no quiet week, one that works does not end it") {
    DeskStep const step{.kind = DeskStepKind::digest, .organization = {}, .at = at("2026-11-23T08:00:00Z")};
    Digest digest;
    digest.since = at("2026-11-16T08:00:00Z");
    digest.mailboxes = {{.name = "imaps://statements@mail.ietf.example/INBOX",
                         .looked = step.at - std::chrono::minutes{3},
                         .failed = {},
                         .error = {},
                         .told = {},
                         .token = step.at - std::chrono::minutes{20},
                         .recorded = 812}};
    auto const quiet = mail_of(step, digest, house_in_utc(), step.at);
    REQUIRE(quiet.has_value());
    CHECK(quiet->subject.contains("nothing to do"));
    CHECK_FALSE(says(*quiet, "mail.ietf.example"));
    auto& mailbox = digest.mailboxes.front();
    mailbox.looked = step.at - std::chrono::hours{30};
    mailbox.failed = step.at - std::chrono::minutes{2};
    mailbox.error = "the mail server refuses the login";
    auto const failing = mail_of(step, digest, house_in_utc(), step.at);
    REQUIRE(failing.has_value());
    CHECK_FALSE(failing->subject.contains("nothing to do"));
    CHECK(says(*failing, "imaps://statements@mail.ietf.example/INBOX: last look 30 h ago, 812"));
    CHECK(says(*failing, "it fails:"));
    CHECK(says(*failing, "access token fetched 20 min ago"));
    auto managers = step;
    managers.organization = "ITU-T";
    auto const theirs = mail_of(managers, digest, house_in_utc(), step.at);
    REQUIRE(theirs.has_value());
    CHECK_FALSE(says(*theirs, "mail.ietf.example"));
}
