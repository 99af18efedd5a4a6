#include "tests/desk/records.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace liaison::test;

namespace {

Decision decide_on(Arrival const& arrival, Situation const& known) {
    return decide(arrival, known, ietf_house(), morning);
}

/// LS-9 of ours, sent to ITU-T SG13 for action.
Record our_statement() {
    auto record = outgoing_record();
    record.statement.title = "Questions on key exchange";
    record.statement.identifiers.clear();
    record.state = State::sent;
    record.posted = morning - std::chrono::days{30};
    record.action = Action::required;
    record.links.clear();
    return record;
}

/// What the store knows where a mail names `record` as `text`.
Situation citing(Record const& record, std::string const& text) {
    auto known = nothing_known();
    known.cited = {{text, record.id}};
    known.others = {record};
    return known;
}

/// What it knows where the mail looks like `record`.
Situation resembling(Record const& record, FoundBy by = FoundBy::identifier) {
    auto known = known_statement(by, record.statement.title);
    known.related.front().id = record.id;
    known.related.front().direction = record.statement.direction;
    known.others = {record};
    return known;
}

Arrival answer_from(std::string const& sender, std::string const& answered = {}) {
    auto arrival = statement_from(sender, "ITU-T SG13");
    if (!answered.empty()) add_evidence(arrival, Field::in_response_to, answered);
    return arrival;
}

Change const* change_of(Decision const& decision, StatementId id) {
    auto const found = std::ranges::find(decision.changes, id, [](Change const& c) { return c.record.id; });
    return found == decision.changes.end() ? nullptr : &*found;
}

Arrival titled(std::string const& sender, std::string const& title) {
    auto arrival = statement_from(sender, "ITU-T SG13");
    std::erase_if(arrival.draft.evidence, [](Evidence const& e) { return e.field == Field::title; });
    add_evidence(arrival, Field::title, title);
    return arrival;
}

Arrival addressed(Arrival arrival, std::string const& to) {
    std::erase_if(arrival.draft.evidence, [](Evidence const& e) { return e.field == Field::to; });
    add_evidence(arrival, Field::to, to);
    return arrival;
}

std::vector<std::string> groups_of(Record const& record) {
    std::vector<std::string> names;
    for (auto const& body : record.statement.to) names.push_back(body.group.value_or(body.text));
    return names;
}

using Names = std::vector<std::string>;
using Links = std::vector<Link>;

} // namespace

TEST_CASE("a statement that answers one of ours by number, title or page is linked to it and closes it") {
    for (std::string const cited : {"LS-9", "IETF LS-9", "Questions on key exchange", "SG13-LS136"}) {
        CAPTURE(cited);
        auto const decision = decide_on(answer_from("ann.lee@itu.example", cited), citing(our_statement(), cited));
        REQUIRE(decision.outcome == Outcome::statement);
        CHECK(decision.record->links == Links{{LinkKind::answers, {9}}});
        auto const* closed = change_of(decision, {9});
        REQUIRE(closed != nullptr);
        CHECK(closed->record.action == Action::taken);
        CHECK(closed->record.action_note == "answered by LS-42");
        REQUIRE(closed->events.size() == 1);
        CHECK(closed->events[0].what == "action taken: answered by LS-42");
        CHECK(closed->events[0].by == rapporteur);
        CHECK(closed->events[0].mail == InboxId{812});
        CHECK(std::ranges::count(decision.events, "answers LS-9", &Event::what) == 1);
        CHECK(mail_of_kind(decision, MailKind::forward)->head.contains("Related:        answers LS-9"));
    }
}

TEST_CASE("a statement that comes as a reply to ours answers it, whatever it is called") {
    for (auto const by : {FoundBy::token, FoundBy::message_id, FoundBy::tag}) {
        CAPTURE(static_cast<int>(by));
        for (std::string const title : {"Answers on key exchange", "Questions on key exchange"}) {
            CAPTURE(title);
            auto ours = our_statement();
            auto known = resembling(ours, by);
            known.record = ours;
            known.others.clear();
            auto const decision = decide_on(titled("ann.lee@itu.example", title), known);
            REQUIRE(decision.outcome == Outcome::statement);
            CHECK(decision.record->links == Links{{LinkKind::answers, {9}}});
            REQUIRE(change_of(decision, {9}) != nullptr);
            CHECK(change_of(decision, {9})->record.action == Action::taken);
            CHECK(std::ranges::count(decision.record->statement.remarks, "it refers to LS-9") == 0);
        }
    }
}

TEST_CASE("a statement in a reply is one, and its lines are no commands") {
    std::string const form =
        "From: ITU-T SG13\nTo: IETF DetNet\nTitle: Answers on key exchange\nPurpose: in response\n\nNone.\n";
    auto const raw = fmt::format("Authentication-Results: mx.ietf.example; dmarc=pass header.from=itu.example\r\n"
                                 "From: <ann.lee@itu.example>\r\nTo: <statements@ietf.example>\r\n"
                                 "Subject: Re: [LS-9] Questions on key exchange\r\nMessage-ID: <a1@itu.example>\r\n"
                                 "In-Reply-To: <ls9.outgoing.5.x.{}@ietf.example>\r\n\r\n{}",
                                 token_for(StatementId{9}, Holder::sender), form);
    auto const arrival = prepare({812}, morning, {"ann.lee@itu.example", {"statements@ietf.example"}, "lmtp"}, raw);
    auto const ours = our_statement();
    auto known = resembling(ours, FoundBy::token);
    known.record = ours;
    auto const decision = decide_on(arrival, known);
    REQUIRE(decision.outcome == Outcome::statement);
    CHECK(decision.record->links == Links{{LinkKind::answers, {9}}});
    CHECK(change_of(decision, {9})->record.action == Action::taken);
}

TEST_CASE("where nothing is open an answer is linked and the history says so") {
    auto ours = our_statement();
    ours.action = Action::none;
    auto const decision = decide_on(answer_from("ann.lee@itu.example", "LS-9"), citing(ours, "LS-9"));
    auto const* change = change_of(decision, {9});
    REQUIRE(change != nullptr);
    CHECK(change->record.action == Action::none);
    CHECK(change->record.action_note.empty());
    CHECK(change->events.at(0).what == "answered by LS-42");
}

TEST_CASE("a stranger's answer is linked and closes nothing") {
    auto const decision = decide_on(answer_from("jo@kestrel-optics.example", "LS-9"), citing(our_statement(), "LS-9"));
    REQUIRE(decision.outcome == Outcome::statement);
    CHECK(decision.record->links == Links{{LinkKind::answers, {9}}});
    REQUIRE(change_of(decision, {9}) != nullptr);
    CHECK(change_of(decision, {9})->record.action == Action::required);
}

TEST_CASE("a number that another body uses, a draft and a withdrawn statement are not answered") {
    auto elsewhere = our_statement();
    elsewhere.statement.to = {{std::nullopt, "ETSI"}};
    auto draft = our_statement();
    draft.state = State::draft;
    auto withdrawn = incoming_record();
    withdrawn.state = State::withdrawn;
    for (auto const& record : {elsewhere, draft, withdrawn, incoming_record()}) {
        CAPTURE(record.id.value);
        auto const name = write_statement_id(record.id);
        auto const decision = decide_on(answer_from("ann.lee@itu.example", name), citing(record, name));
        REQUIRE(decision.outcome == Outcome::statement);
        CHECK(decision.record->links.empty());
        CHECK(decision.changes.empty());
    }
}

TEST_CASE("an answer that is not authenticated is held and closes nothing") {
    auto const decision =
        decide_on(unauthenticated(answer_from("ann.lee@itu.example", "LS-9")), citing(our_statement(), "LS-9"));
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.changes.empty());
}

TEST_CASE("a draft of an answer is linked to what it answers; it closes nothing before it is sent") {
    auto arrival = statement_from("chair@kestrel.example", "IETF DetNet");
    arrival = addressed(std::move(arrival), "ITU-T SG13");
    add_evidence(arrival, Field::in_response_to, "SG13-LS136");
    auto const decision = decide_on(arrival, citing(incoming_record(), "SG13-LS136"));
    REQUIRE(decision.outcome == Outcome::statement);
    REQUIRE(decision.record->state == State::draft);
    CHECK(decision.record->links == Links{{LinkKind::answers, {7}}});
    REQUIRE(change_of(decision, {7}) != nullptr);
    CHECK(change_of(decision, {7})->record.action == Action::required);
    CHECK(change_of(decision, {7})->events.at(0).what == "LS-42 is a draft of an answer to it");
}

TEST_CASE("a statement of ours that a tool announces as sent closes what it answers") {
    auto arrival = addressed(statement_from("chair@kestrel.example", "IETF DetNet"), "ITU-T SG13");
    arrival.draft.form = Form::tool;
    add_evidence(arrival, Field::in_response_to, "SG13-LS136");
    auto const decision = decide_on(arrival, citing(incoming_record(), "SG13-LS136"));
    REQUIRE(decision.outcome == Outcome::statement);
    REQUIRE(change_of(decision, {7}) != nullptr);
    CHECK(change_of(decision, {7})->record.action == Action::taken);
}

TEST_CASE("the same statement sent to a second group is one record with both") {
    auto const copy = addressed(statement_from("ann.lee@itu.example", "ITU-T SG13"), "OPSAWG");
    auto const decision = decide_on(copy, resembling(incoming_record()));
    CHECK(decision.outcome == Outcome::filed);
    CHECK_FALSE(decision.record);
    auto const* change = change_of(decision, {7});
    REQUIRE(change != nullptr);
    CHECK(groups_of(change->record) == Names{"detnet", "opsawg"});
    CHECK(change->events.at(0).what == "sent once more, and addressed to opsawg as well");
    auto const* acknowledgement = mail_of_kind(decision, MailKind::acknowledgement);
    REQUIRE(acknowledgement != nullptr);
    CHECK(acknowledgement->subject == "[LS-7] Already on record: LS on QKD key management");
    CHECK(acknowledgement->head.contains("detnet, opsawg"));
    auto const* news = mail_of_kind(decision, MailKind::notice);
    REQUIRE(news != nullptr);
    CHECK(specs(news->to) == Names{std::string{manager}});
    CHECK(mail_of_kind(decision, MailKind::posted) == nullptr);
}

TEST_CASE("the second group of a public statement gets it at once, the first not again") {
    auto posted = in_state(State::posted);
    posted.statement.to = {{"opsawg", "OPSAWG"}};
    auto const copy = addressed(statement_from("ann.lee@itu.example", "ITU-T SG13"), "DetNet");
    auto const decision = decide_on(copy, resembling(posted));
    auto const* distributed = mail_of_kind(decision, MailKind::posted);
    REQUIRE(distributed != nullptr);
    CHECK(distributed->recipients() == Names{std::string{chair}});
}

TEST_CASE("copies of lists and of strangers, and those with the same groups, add no addressee") {
    auto const again = addressed(statement_from("ann.lee@itu.example", "ITU-T SG13"), "DetNet");
    CHECK(decide_on(again, resembling(incoming_record())).changes.empty());
    auto list = addressed(statement_from("ann.lee@itu.example", "ITU-T SG13"), "OPSAWG");
    set_header(list, "List-Id", "<opsawg.ietf.example>");
    CHECK(decide_on(list, resembling(incoming_record(), FoundBy::message_id)).changes.empty());
    auto const stranger = addressed(statement_from("jo@kestrel-optics.example", "ITU-T SG13"), "OPSAWG");
    CHECK(decide_on(stranger, resembling(incoming_record(), FoundBy::message_id)).changes.empty());
}

TEST_CASE("a copy that says something else without a word about it is for a person to look at") {
    auto copy = addressed(statement_from("ann.lee@itu.example", "ITU-T SG13"), "DetNet");
    add_evidence(copy, Field::deadline, "2027-01-31");
    std::erase_if(copy.draft.evidence, [](Evidence const& e) { return e.text == "2026-12-31"; });
    auto const decision = decide_on(copy, resembling(incoming_record()));
    CHECK(decision.outcome == Outcome::filed);
    CHECK(decision.reason == "a copy of LS-7 that differs in: deadline");
    CHECK(decision.changes.empty());
    auto const* notice = mail_of_kind(decision, MailKind::notice);
    REQUIRE(notice != nullptr);
    CHECK(specs(notice->to) == Names{std::string{manager}});
    CHECK(notice->original == InboxId{812});
}

TEST_CASE("a later version is a record of its own that takes the other's place") {
    for (std::string const title : {"LS on QKD key management (rev. 1)", "Corrected: LS on QKD key management",
                                    "LS on QKD key management - revised version"}) {
        CAPTURE(title);
        auto const decision = decide_on(titled("ann.lee@itu.example", title), resembling(incoming_record()));
        REQUIRE(decision.outcome == Outcome::statement);
        CHECK(decision.record->links == Links{{LinkKind::supersedes, {7}}});
        auto const* old = change_of(decision, {7});
        REQUIRE(old != nullptr);
        CHECK(old->record.action == Action::declined);
        CHECK(old->record.action_note == "superseded by LS-42");
        CHECK(old->events.at(0).what == "no action will be taken: superseded by LS-42");
        CHECK(mail_of_kind(decision, MailKind::forward)->head.contains("supersedes LS-7"));
    }
}

TEST_CASE("a number with a revision is a later version, and so is a statement that says whose place it takes") {
    auto revised = statement_from("ann.lee@itu.example", "ITU-T SG13");
    add_evidence(revised, Field::identifier, "SG13-LS136-R1");
    CHECK(decide_on(revised, resembling(incoming_record())).record->links == Links{{LinkKind::supersedes, {7}}});
    auto replacing = titled("ann.lee@itu.example", "LS on keys and their management");
    add_evidence(replacing, Field::supersedes, "SG13-LS136");
    CHECK(decide_on(replacing, citing(incoming_record(), "SG13-LS136")).record->links ==
          Links{{LinkKind::supersedes, {7}}});
}

TEST_CASE("the same later version once more, to another group, is no third record") {
    auto first = incoming_record();
    auto second = incoming_record();
    second.id = {8};
    second.links = {{LinkKind::supersedes, {7}}};
    auto known = resembling(second);
    known.related.push_back(known.related.front());
    known.related.back().id = first.id;
    known.others.push_back(first);
    auto const copy = addressed(titled("ann.lee@itu.example", "Corrected: LS on QKD key management"), "OPSAWG");
    auto const decision = decide_on(copy, known);
    CHECK(decision.outcome == Outcome::filed);
    CHECK(decision.on_statement == StatementId{8});
    REQUIRE(change_of(decision, {8}) != nullptr);
    CHECK(groups_of(change_of(decision, {8})->record) == Names{"detnet", "opsawg"});
    auto const third = decide_on(titled("ann.lee@itu.example", "LS on QKD key management (rev. 2)"), known);
    REQUIRE(third.record);
    CHECK(third.record->links == Links{{LinkKind::supersedes, {8}}});
    auto const old = decide_on(addressed(statement_from("ann.lee@itu.example", "ITU-T SG13"), "OPSAWG"), known);
    CHECK(old.outcome == Outcome::filed);
    CHECK(old.on_statement == StatementId{7});
}

TEST_CASE("a statement that replaces one under the same number is one record for all its groups") {
    auto replacing = statement_from("ann.lee@itu.example", "ITU-T SG13");
    add_evidence(replacing, Field::supersedes, "SG13-LS136");
    auto known = resembling(incoming_record());
    known.cited = {{"SG13-LS136", {7}}};
    auto const first = decide_on(replacing, known);
    REQUIRE(first.record);
    CHECK(first.record->links == Links{{LinkKind::supersedes, {7}}});
    auto recorded = *first.record;
    recorded.statement.identifiers = {"SG13-LS136"};
    auto again = resembling(recorded);
    again.cited = {{"SG13-LS136", recorded.id}};
    CHECK(decide_on(replacing, again).on_statement == recorded.id);
    CHECK(decide_on(replacing, again).outcome == Outcome::filed);
}

TEST_CASE("nobody takes another sender's place") {
    auto replacing = titled("isg@etsi.example", "LS on something else");
    std::erase_if(replacing.draft.evidence, [](Evidence const& e) { return e.field == Field::from; });
    add_evidence(replacing, Field::from, "ETSI");
    add_evidence(replacing, Field::supersedes, "SG13-LS136");
    CHECK(decide_on(replacing, citing(incoming_record(), "SG13-LS136")).record->links.empty());
    auto stranger = titled("jo@kestrel-optics.example", "LS on keys and their management");
    add_evidence(stranger, Field::supersedes, "SG13-LS136");
    auto const decision = decide_on(stranger, citing(incoming_record(), "SG13-LS136"));
    REQUIRE(change_of(decision, {7}) != nullptr);
    CHECK(change_of(decision, {7})->record.action == Action::required);
}

TEST_CASE("another body's \"LS-9\" is none of ours") {
    auto known = nothing_known();
    known.others = {our_statement()};
    for (std::string const text : {"LS-9", "[LS-9]", "IETF LS-9", "your LS-9", "your liaison statement LS-9"}) {
        CAPTURE(text);
        CHECK(decide_on(answer_from("ann.lee@itu.example", text), known).record->links ==
              Links{{LinkKind::answers, {9}}});
    }
    for (std::string const text : {"TSAG LS-9", "SG15-LS-9", "ITU-T SG15 LS-9", "IETFX LS-9", "our LS-9"}) {
        CAPTURE(text);
        CHECK(decide_on(answer_from("ann.lee@itu.example", text), known).record->links.empty());
    }
}

TEST_CASE("our own number is asked for as a statement, others' as words") {
    auto arrival = answer_from("ann.lee@itu.example", "LS-9");
    add_evidence(arrival, Field::supersedes, "SG15 LS-2");
    auto const question = question_about(facts_of(arrival, ietf_house()));
    CHECK(question.named == std::vector{StatementId{9}});
    CHECK(question.cited == std::vector<std::string>{"SG15 LS-2"});
}

TEST_CASE("one group of a body does not take another's place") {
    auto other = incoming_record();
    other.statement.from.groups = {"SG15"};
    auto replacing = titled("ann.lee@itu.example", "LS on something else");
    add_evidence(replacing, Field::supersedes, "LS-7");
    auto known = nothing_known();
    known.others = {other};
    CHECK(decide_on(replacing, known).record->links.empty());
    known.others = {incoming_record()};
    CHECK(decide_on(replacing, known).record->links == Links{{LinkKind::supersedes, {7}}});
    known.others[0].statement.from.groups.clear();
    CHECK(decide_on(replacing, known).record->links == Links{{LinkKind::supersedes, {7}}});
}
