#include "core/contains.hpp"
#include "desk/act.hpp"
#include "tests/desk/records.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace liaison::test;

namespace {

Roles const as_manager{Role::manager};

Result<Effect> try_out(std::string const& line, Record record, Roles roles = as_manager,
                       std::vector<Record> const& others = {}, std::string_view name = manager) {
    auto const house = ietf_house();
    return carry_out(command(line), std::move(record), {std::string{name}, roles, InboxId{812}},
                     {.house = house, .others = others, .next_statement = {42}, .now = morning});
}

Effect done(std::string const& line, Record record, Roles roles = as_manager, std::vector<Record> const& others = {},
            std::string_view name = manager) {
    auto effect = try_out(line, std::move(record), roles, others, name);
    if (!effect) FAIL(line << ": " << effect.error().what);
    return *std::move(effect);
}

std::string why_not(std::string const& line, Record record, Roles roles = as_manager,
                    std::vector<Record> const& others = {}) {
    auto const effect = try_out(line, std::move(record), roles, others);
    if (effect) FAIL(line << " was done: " << effect->done);
    return effect.error().what;
}

} // namespace

TEST_CASE("each act is for those whom the domain names, and for nobody else") {
    struct Row {
        std::string line;
        std::vector<Role> entitled;
    };
    std::vector<Role> const all{Role::coordinator, Role::manager, Role::action_holder, Role::chair,
                                Role::approver,    Role::contact, Role::machine};
    std::vector<Row> const rows{
        {"post", {Role::coordinator, Role::manager, Role::machine}},
        {"taken: it was reviewed",
         {Role::coordinator, Role::manager, Role::action_holder, Role::chair, Role::approver, Role::machine}},
        {"no action: too late",
         {Role::coordinator, Role::manager, Role::action_holder, Role::chair, Role::approver, Role::machine}},
        {"extend to 2027-01-31", {Role::coordinator, Role::manager, Role::machine}},
        {"assign to jo@work.example", {Role::coordinator, Role::manager, Role::action_holder, Role::machine}},
        {"comment: hello", all},
        {"private: hush",
         {Role::coordinator, Role::manager, Role::action_holder, Role::chair, Role::approver, Role::machine}},
        {"correct deadline: 2027-01-31", {Role::coordinator, Role::manager, Role::contact, Role::machine}},
        {"withdraw: spam", {Role::coordinator, Role::manager, Role::machine}},
    };
    for (auto const& [line, entitled] : rows)
        for (auto const role : all) {
            CAPTURE(line);
            CAPTURE(in_words({role}));
            auto const effect = try_out(line, incoming_record(), {role});
            bool const may = contains(entitled, role);
            CHECK(effect.has_value() == may);
            if (!may) CHECK(effect.error().fault == Fault::denied);
        }
}

TEST_CASE("posting happens once") {
    auto const effect = done("post", incoming_record());
    CHECK(effect.record.state == State::posted);
    CHECK(effect.record.posted == morning);
    auto const again = done("post", effect.record);
    CHECK_FALSE(again.changed);
    CHECK(again.done == "was posted already, on 19 November 2026"); // 09:30 UTC is the day before, anywhere on Earth
    CHECK(why_not("post", in_state(State::withdrawn)).contains("restore"));
    CHECK(why_not("post", outgoing_record()).contains("approved"));
}

TEST_CASE("a withdrawn statement comes back as what it was") {
    for (auto const state : {State::received, State::posted}) {
        auto const dead = done("withdraw: sent twice", in_state(state)).record;
        CHECK(dead.state == State::withdrawn);
        CHECK_FALSE(done("withdraw: sent twice", dead).changed);
        CHECK(done("restore", dead).record.state == state);
    }
    CHECK_FALSE(done("restore", incoming_record()).changed);
}

TEST_CASE("an action ends once: taken, or declined with the reason") {
    auto const taken = done("taken: reviewed at IETF 128", incoming_record());
    CHECK(taken.record.action == Action::taken);
    CHECK(taken.record.action_note == "reviewed at IETF 128");
    CHECK(taken.done == "action taken: reviewed at IETF 128");
    CHECK_FALSE(done("taken: reviewed at IETF 128", taken.record).changed);
    CHECK(why_not("no action: too late", taken.record).contains("was taken already: reviewed"));
    CHECK(why_not("extend to 2027-03-01", taken.record).contains("was taken already"));
    CHECK(done("no action: too late", incoming_record()).record.action == Action::declined);
    CHECK(why_not("taken: x", in_state(State::withdrawn)).contains("withdrawn"));
}

TEST_CASE("a statement that is corrected to answer one of ours ends that one's action") {
    auto ours = outgoing_record();
    ours.state = State::sent;
    ours.action = Action::required;
    ours.links.clear();
    auto const house = ietf_house();
    std::vector<Record> const others{ours};
    Surroundings const around{.house = house, .others = others, .next_statement = {42}, .now = morning};
    auto const corrected_by = [&](Role role) {
        Actor const actor{"lee@iab.example", {role}, std::nullopt};
        return carry_out(command("correct in response to: LS-9"), incoming_record(), actor, around).value();
    };
    auto const effect = corrected_by(Role::manager);
    CHECK(effect.record.links == std::vector<Link>{{LinkKind::answers, {9}}});
    CHECK(effect.done == "in response to set: LS-9; it answers LS-9");
    REQUIRE(effect.others.size() == 1);
    CHECK(effect.others[0].record.action == Action::taken);
    CHECK(effect.others[0].record.action_note == "answered by LS-7");
    CHECK(corrected_by(Role::contact).others.at(0).record.action == Action::required);
}

TEST_CASE("an action that ended by mistake is restored") {
    for (std::string const line : {"taken: reviewed", "no action: too late"}) {
        CAPTURE(line);
        auto const restored = done("restore", done(line, in_state(State::posted)).record);
        CHECK(restored.record.action == Action::required);
        CHECK(restored.record.action_note.empty());
        CHECK(restored.record.state == State::posted);
        CHECK(restored.done == "restored: its action is required again");
    }
}

TEST_CASE("a deadline is only ever put off") {
    auto const effect = done("extend to 2027-01-31", incoming_record());
    CHECK(effect.record.statement.deadline == parse_date("2027-01-31"));
    CHECK(effect.done == "deadline extended from 2026-12-31 to 2027-01-31");
    CHECK_FALSE(done("extend to 2026-12-31", incoming_record()).changed);
    CHECK(why_not("extend to 2026-12-30", incoming_record()).contains("before its deadline"));
    CHECK(why_not("extend to 2026-11-18", incoming_record()).contains("in the past"));
    auto none = incoming_record();
    none.statement.deadline.reset();
    none.action = Action::none;
    auto const set = done("extend to 2027-01-31", none);
    CHECK(set.done == "deadline set to 2027-01-31");
    CHECK(set.record.action == Action::required);
}

TEST_CASE("a new action holder takes the others' place") {
    auto const effect = done("assign to jo@work.example", incoming_record());
    CHECK(specs(effect.record.action_holders) == std::vector<std::string>{"jo@work.example"});
    CHECK_FALSE(done("assign to jo@work.example", effect.record).changed);
}

TEST_CASE("a correction says what was there before, and opens an action where one is asked for") {
    auto record = incoming_record();
    record.statement.purpose = Purpose::information;
    record.statement.deadline.reset();
    record.statement.origins = {{"purpose", "information", "text line 4"}};
    record.action = Action::none;
    auto const effect = done("correct purpose: action", record);
    CHECK(effect.record.statement.purpose == Purpose::action);
    CHECK(effect.record.action == Action::required);
    CHECK(effect.done == "purpose corrected: action (was: information)");
    CHECK_FALSE(done("correct purpose: action", effect.record).changed);
    CHECK(done("correct technical contact: jo@work.example", record).done == "technical contact set: jo@work.example");
    auto taken = incoming_record();
    taken.action = Action::taken;
    CHECK(done("correct deadline: 2027-02-01", taken).record.action == Action::taken);
}

TEST_CASE("a statement's sender puts it right until it is public") {
    CHECK(done("correct deadline: 2027-02-01", incoming_record(), {Role::contact}).changed);
    CHECK(why_not("correct deadline: 2027-02-01", in_state(State::posted), {Role::contact}).contains("public"));
}

TEST_CASE("comments keep their lines, private ones are marked") {
    auto const effect = done("comment: first\nsecond", incoming_record());
    CHECK(effect.done == "comment: first\nsecond");
    CHECK_FALSE(effect.is_private);
    CHECK(done("private: hush", incoming_record()).is_private);
}

TEST_CASE("the same statement sent to two groups becomes one record with both") {
    auto other = incoming_record();
    other.id = {17};
    other.statement.to = {{"opsawg", "IETF OPSAWG"}};
    auto const effect = done("same as LS-17", incoming_record(), as_manager, {other});
    CHECK(effect.record.state == State::withdrawn);
    REQUIRE(effect.others.size() == 1);
    CHECK(effect.others[0].record.id == StatementId{17});
    CHECK(effect.others[0].record.statement.to.size() == 2);
    CHECK(effect.others[0].events.size() == 1);
    CHECK(why_not("same as LS-17", incoming_record()).contains("no LS-17"));
    CHECK(why_not("same as LS-7", incoming_record()).contains("itself"));
    CHECK(done("restore", effect.record).record.links.empty());
}

TEST_CASE("a response is drafted with what it answers") {
    auto const house = ietf_house();
    auto const respond = [&](std::string words) {
        return carry_out(
            command("respond"), incoming_record(), {std::string{manager}, as_manager, InboxId{812}},
            {.house = house, .others = {}, .next_statement = {42}, .now = morning, .words = std::move(words)});
    };
    CHECK(respond("").error().what.contains("it would be empty"));
    auto const effect = respond("We agree.").value();
    REQUIRE(effect.others.size() == 1);
    auto const& draft = effect.others[0];
    CHECK(draft.created);
    CHECK(draft.record.id == StatementId{42});
    CHECK(draft.record.state == State::draft);
    CHECK(draft.record.statement.direction == Direction::outgoing);
    CHECK(draft.record.statement.from.groups == std::vector<std::string>{"detnet"});
    CHECK(draft.record.statement.in_response_to == std::vector<std::string>{"SG13-LS136", "LS on QKD key management"});
    CHECK(draft.record.statement.reply_to == std::vector<Address>{{"", "statements@ietf.example"}});
    CHECK(draft.record.links == std::vector{Link{LinkKind::answers, {7}}});
    CHECK(why_not("respond", outgoing_record()).contains("outgoing"));
}

TEST_CASE("an outgoing statement goes out when an approver and a coordinator have said yes, in any order") {
    auto house_with_approver = [] {
        auto house = ietf_house();
        house.directory.groups[1].approvers = {{"", "ad@ops.example"}};
        return house;
    }();
    auto const approve = [&](Record record, Roles roles, std::string name) {
        std::vector<Record> const others{incoming_record()};
        return carry_out(command("approve"), std::move(record), {std::move(name), roles, InboxId{812}},
                         {.house = house_with_approver, .others = others, .next_statement = {42}, .now = morning})
            .value();
    };
    for (bool const approver_first : {true, false}) {
        auto const first = approver_first ? approve(outgoing_record(), {Role::approver}, "ad@ops.example")
                                          : approve(outgoing_record(), {Role::coordinator}, std::string{coordinator});
        CHECK(first.record.state == State::draft);
        CHECK(first.done.contains("it still needs"));
        auto const again = approver_first ? approve(first.record, {Role::approver}, "ad@ops.example")
                                          : approve(first.record, {Role::coordinator}, std::string{coordinator});
        CHECK_FALSE(again.changed);
        auto const second = approver_first ? approve(first.record, {Role::coordinator}, std::string{coordinator})
                                           : approve(first.record, {Role::approver}, "ad@ops.example");
        CHECK(second.record.state == State::sent);
        CHECK(second.record.posted == morning);
        REQUIRE(second.others.size() == 1); // the action that it answers is closed
        CHECK(second.others[0].record.action == Action::taken);
        CHECK(second.others[0].record.action_note == "answered by LS-9");
    }
    CHECK(why_not("approve", outgoing_record(), {Role::manager}).contains("only"));
    CHECK(why_not("approve", incoming_record(), {Role::coordinator}).contains("incoming"));
}

TEST_CASE("a refused or abandoned draft leaves nothing public") {
    auto const refused = done("refuse: it promises too much", outgoing_record(), {Role::approver});
    CHECK(refused.record.state == State::abandoned);
    CHECK_FALSE(refused.record.posted.has_value());
    CHECK(done("abandon", outgoing_record(), {Role::contact}).record.state == State::abandoned);
    CHECK(why_not("abandon", incoming_record()).contains("incoming"));
}

TEST_CASE("who is reminded may put it off, not past the deadline, or end it; only by reply, and for himself") {
    auto const later = done("snooze until 2026-12-24", in_state(State::posted));
    CHECK(later.reminders == ReminderChoice{std::string{manager}, parse_date("2026-12-24")});
    CHECK(later.done.contains("put off"));
    CHECK(done("stop reminding me", in_state(State::posted)).reminders ==
          ReminderChoice{std::string{manager}, std::nullopt});
    CHECK(why_not("snooze until 2027-01-01", in_state(State::posted)).contains("past"));
    CHECK(why_not("snooze until 2026-12-24", in_state(State::withdrawn)).contains("nothing is due"));
    auto const house = ietf_house();
    auto const at_the_desk = carry_out(command("stop reminding me"), in_state(State::posted),
                                       {"operator ann", {Role::machine}, std::nullopt},
                                       {.house = house, .others = {}, .next_statement = {42}, .now = morning});
    REQUIRE_FALSE(at_the_desk.has_value());
    CHECK(at_the_desk.error().what.contains("by reply"));
}
