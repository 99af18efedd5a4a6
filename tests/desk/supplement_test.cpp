#include "tests/desk/replies.hpp"

using namespace liaison;
using namespace liaison::test;

TEST_CASE("a statement's sender adds what was missing, and those who look after it hear of it") {
    auto record = incoming_record();
    record.statement.technical_contacts.clear();
    auto const decision = reply(rapporteur, "Here it is. Sorry!\nTechnical Contact: Bo Berg <bo.berg@itu.example>\n",
                                Holder::sender, record);
    CHECK(decision.outcome == Outcome::filed);
    REQUIRE(decision.changes.size() == 1);
    CHECK(specs(decision.changes[0].record.statement.technical_contacts) ==
          std::vector<std::string>{"bo.berg@itu.example"});
    REQUIRE(decision.changes[0].events.size() == 2); // the line that is a field is no comment as well
    CHECK(decision.changes[0].events[0].what == "technical contact set: Bo Berg <bo.berg@itu.example>");
    CHECK(decision.changes[0].events[1].what == "comment: Here it is. Sorry!");
    CHECK(recipients(decision) == std::vector<std::string>{std::string{rapporteur}, std::string{manager}});
}

TEST_CASE("what the sender adds to a public statement is put to its manager") {
    auto const decision = reply(rapporteur, "Deadline: 2027-02-01\n", Holder::sender, in_state(State::posted));
    CHECK(decision.outcome == Outcome::filed);
    REQUIRE(decision.changes.size() == 1);
    CHECK(decision.changes[0].record.statement.deadline == parse_date("2026-12-31"));
    REQUIRE(decision.changes[0].events.size() == 1);
    CHECK(decision.changes[0].events[0].what ==
          "asks for a correction, for its manager to decide on: \"correct deadline: 2027-02-01\"");
    CHECK(recipients(decision) == std::vector<std::string>{std::string{rapporteur}, std::string{manager}});
    CHECK(mail_to(decision, rapporteur).head.contains("public"));
    CHECK(mail_to(decision, manager).head.contains("asks for a correction"));
}

TEST_CASE("somebody who got hold of the sender's token cannot change the statement") {
    auto const decision = reply("mallory@forge.example", "Deadline: 2027-02-01\n", Holder::sender);
    CHECK(decision.changes.empty());
    CHECK(decision.outcome == Outcome::filed); // those who look after it have it
    CHECK(recipients(decision) == std::vector<std::string>{std::string{manager}});
    auto const claimed =
        unauthenticated(reply_from(rapporteur, "Deadline: 2027-02-01\n", token_for(StatementId{7}, Holder::sender)));
    CHECK(decide_on(claimed, knowing(incoming_record())).outcome == Outcome::held);
}

TEST_CASE("a sender's commands count beside the fields and documents that he sends") {
    auto decision = reply(rapporteur, "correct title: Keys of the network\nTo: OPSAWG\n\nWe hurry, sorry for that.\n",
                          Holder::sender);
    CHECK(decision.outcome == Outcome::filed);
    REQUIRE(decision.changes.size() == 1);
    CHECK(decision.changes[0].record.statement.title == "Keys of the network");
    CHECK(decision.changes[0].record.statement.to.at(0).group == "opsawg");
    CHECK(decision.changes[0].events.back().what == "comment: We hurry, sorry for that.");
}

TEST_CASE("a line of a sender's additions that cannot be read is told and hinders no other") {
    auto const decision =
        reply(rapporteur, "Deadline: soon\nTechnical Contact: Bo Berg <bo.berg@itu.example>\n", Holder::sender);
    REQUIRE(decision.changes.size() == 1);
    auto const& change = decision.changes[0];
    CHECK(specs(change.record.statement.technical_contacts) == std::vector<std::string>{"bo.berg@itu.example"});
    CHECK(change.record.statement.deadline == parse_date("2026-12-31"));
    CHECK(change.events.size() == 1);
    CHECK(mail_to(decision, rapporteur).head.contains("a date is expected"));
}

TEST_CASE("a logo is no document, and what is asked for beside it is done") {
    auto const with_picture = [](std::string const& words, std::string disposition) {
        auto arrival = reply_from(rapporteur, words, token_for(StatementId{7}, Holder::sender));
        auto& top = arrival.mail.top;
        top.type = "multipart/mixed";
        top.text.reset();
        top.parts.resize(2);
        top.parts[0].type = "text/plain";
        top.parts[0].text = words;
        top.parts[1].type = "image/png";
        top.parts[1].name = "logo.png";
        top.parts[1].disposition = std::move(disposition);
        top.parts[1].bytes = "PNG";
        return arrival;
    };
    auto const comment = decide_on(with_picture("comment: we hurry\n", "inline"), knowing(incoming_record()));
    REQUIRE(comment.changes.size() == 1);
    CHECK(comment.changes[0].record.statement.attachments.empty());
    CHECK(comment.changes[0].events.size() == 1);
    auto const attached = decide_on(with_picture("comment: we hurry\n", "attachment"), knowing(incoming_record()));
    REQUIRE(attached.changes.size() == 1);
    CHECK(attached.changes[0].record.statement.attachments.size() == 1);
    CHECK(attached.changes[0].events.size() == 2);
}

TEST_CASE("what a sender meant to be private does not become public by a slip") {
    auto const decision = reply(rapporteur, "privat: they quarrel\n\ncorrect deadline: 2027-02-01\n", Holder::sender);
    for (auto const& change : decision.changes)
        for (auto const& event : change.events) CHECK_FALSE(event.what.contains("quarrel"));
}
