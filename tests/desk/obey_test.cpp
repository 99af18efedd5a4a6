#include "tests/desk/replies.hpp"

using namespace liaison;
using namespace liaison::test;

TEST_CASE("a manager's \"post\" makes the statement public, sends it to its groups and answers the manager") {
    auto const decision = reply(manager, "Post\n\n-- \nDagmar\n");
    CHECK(decision.outcome == Outcome::command);
    CHECK(decision.on_statement == StatementId{7});
    REQUIRE(decision.changes.size() == 1);
    CHECK(decision.changes[0].record.state == State::posted);
    REQUIRE(decision.changes[0].events.size() == 1);
    CHECK(decision.changes[0].events[0].what == "posted, and sent to chair@kestrel.example");
    CHECK(decision.changes[0].events[0].by == manager);
    CHECK(decision.changes[0].events[0].mail == InboxId{812});
    REQUIRE(decision.mails.size() == 2);
    auto const& posted = mail_to(decision, chair);
    CHECK(posted.kind == MailKind::posted);
    CHECK(specs(posted.to) == std::vector<std::string>{std::string{chair}});
    CHECK(specs(posted.cc) == std::vector<std::string>{"tsbsg13@itu.example", std::string{rapporteur}});
    CHECK(posted.original == InboxId{800});
    auto const& answer = mail_to(decision, manager);
    CHECK(answer.head.contains("\r\nAuto-Submitted: auto-replied\r\n"));
    CHECK(answer.head.contains("Done:"));
    CHECK(answer.head.contains("posted on 19 November 2026"));
    CHECK(answer.envelope_sender.empty());
}

TEST_CASE("a mark for one thing is none for another: its holder is asked again") {
    for (TokenSubject const& other : {TokenSubject{InboxId{5}}, TokenSubject{StatementId{6}}}) {
        auto const arrival = reply_from(manager, "withdraw: gone\n", token_for(other, Holder::staff));
        for (auto const by : {FoundBy::message_id, FoundBy::tag}) {
            auto const decision = decide_on(arrival, knowing(incoming_record(), by));
            CHECK(decision.outcome == Outcome::command);
            CHECK(decision.changes.empty());
            CHECK(decision.events.at(0).what.contains("without a good mark"));
            REQUIRE(decision.mails.size() == 1);
            CHECK(mail_to(decision, manager).head.contains("Reply-To: statements+ls7.d"));
        }
    }
    auto const adds = reply_from(rapporteur, "Deadline: 2027-02-01\n", token_for(StatementId{6}, Holder::sender));
    CHECK(decide_on(adds, knowing(incoming_record(), FoundBy::tag)).changes.empty());
}

TEST_CASE("the same words from somebody else than the token's people are held and the coordinators told") {
    for (auto const from : {std::string_view{"mallory@forge.example"}, rapporteur}) {
        CAPTURE(from);
        auto const decision = reply(from, "post\n");
        CHECK(decision.outcome == Outcome::held);
        CHECK(decision.changes.empty());
        CHECK(decision.reason.contains("given to somebody else"));
        CHECK(mail_to(decision, coordinator).kind == MailKind::notice);
    }
}

TEST_CASE("a stolen token is worth nothing to somebody who only claims to be the manager") {
    auto const arrival = unauthenticated(reply_from(manager, "post\n", token_for(StatementId{7}, Holder::staff)));
    auto const decision = decide_on(arrival, knowing(incoming_record()));
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.changes.empty());
    CHECK(recipients(decision) == std::vector<std::string>{std::string{coordinator}});
}

TEST_CASE("who commands with a stolen token quotes the statement: the notice does not show it as one that came in") {
    auto const* const quoted =
        "post\n\nFrom: ITU-T SG13\nTo: IETF OPSAWG\nTitle: LS on key management\nPurpose: For action\n";
    auto const arrival = unauthenticated(reply_from(manager, quoted, token_for(StatementId{7}, Holder::staff)));
    auto const decision = decide_on(arrival, knowing(incoming_record()));
    CHECK(decision.reason.contains("its sender is not authenticated"));
    CHECK_FALSE(mail_to(decision, coordinator).head.contains("nothing of it is on record"));
}

TEST_CASE("a guessed token is held, whoever sends it") {
    auto const forged = write_token({StatementId{7}, Holder::staff, token_expiry(morning)}, SecretKey::random());
    for (auto const from : {manager, std::string_view{"mallory@forge.example"}}) {
        auto const decision = decide_on(reply_from(from, "post\n", forged), knowing(incoming_record(), FoundBy::tag));
        CHECK(decision.outcome == Outcome::held);
        CHECK(decision.changes.empty());
        CHECK(decision.reason.contains("not of this desk"));
    }
}

TEST_CASE("without a mark, or with one that has expired, nothing is done and the manager is asked again") {
    auto expired =
        reply_from(manager, "post\n", token_for(StatementId{7}, Holder::staff, morning - std::chrono::days{401}));
    auto without = mail_from(std::string{manager}, "Re: [LS-7] LS on QKD key management", "post\n");
    for (auto const* arrival : {&expired, &without}) {
        auto const decision = decide_on(*arrival, knowing(incoming_record(), FoundBy::tag));
        CHECK(decision.outcome == Outcome::command);
        CHECK(decision.changes.empty());
        REQUIRE(decision.mails.size() == 1);
        auto const& again = mail_to(decision, manager);
        CHECK(again.head.contains("Reply-To: statements+ls7.d"));
        CHECK(decision.events.size() == 1);
    }
}

TEST_CASE("without a mark somebody who is nothing to the statement only writes about it") {
    auto const arrival = mail_from("mallory@forge.example", "Re: [LS-7] LS on QKD key management", "post\n");
    auto const decision = decide_on(arrival, knowing(incoming_record(), FoundBy::tag));
    CHECK(decision.outcome == Outcome::filed);
    CHECK(decision.changes.empty());
}

TEST_CASE("a token that a public list has seen makes nobody a manager") {
    CHECK(reply(manager, "withdraw: spam\n", Holder::group).changes.empty());
    auto const taken = reply(chair, "taken: we reviewed it\n", Holder::group);
    CHECK(taken.outcome == Outcome::command);
    REQUIRE(taken.changes.size() == 1);
    CHECK(taken.changes[0].record.action == Action::taken);
}

TEST_CASE("those who look after a statement hear what a chair has done to it") {
    auto const decision = reply(chair, "taken: we reviewed it\n", Holder::group);
    CHECK(recipients(decision) == std::vector<std::string>{std::string{chair}, std::string{manager}});
    CHECK(mail_to(decision, manager).head.contains("we reviewed it"));
}

TEST_CASE("a command that its writer may not give is answered with who may") {
    auto const decision = reply(chair, "post\n", Holder::group);
    CHECK(decision.outcome == Outcome::command);
    CHECK(decision.changes.empty());
    auto const& answer = mail_to(decision, chair);
    CHECK(answer.head.contains("Not done:"));
    CHECK(answer.head.contains("liaison manager"));
}

TEST_CASE("all commands of a mail are done, or none; a comment is never lost") {
    auto const decision =
        reply(manager, "correct deadline: 2027-01-15\npost\nextend to 2026-12-01\ncomment: we talked\n");
    REQUIRE(decision.changes.size() == 1);
    CHECK(decision.changes[0].record.state == State::received);
    CHECK(decision.changes[0].record.statement.deadline == parse_date("2026-12-31"));
    REQUIRE(decision.changes[0].events.size() == 1);
    CHECK(decision.changes[0].events[0].what == "comment: we talked");
    REQUIRE(decision.mails.size() == 1);
    auto const& answer = mail_to(decision, manager);
    CHECK(answer.head.contains("as another line could not be done"));
    CHECK(answer.head.contains("before its deadline"));
}

TEST_CASE("words below the commands are a comment, a farewell is none") {
    CHECK(reply(manager, "post\n\nThanks,\nDagmar\n").changes[0].events.size() == 1);
    auto const decision = reply(manager, "post\n\nI have told the chairs that it is urgent.\n");
    REQUIRE(decision.changes[0].events.size() == 2);
    CHECK(decision.changes[0].events[1].what == "comment: I have told the chairs that it is urgent.");
    CHECK(reply(manager, "post\n\nJo wrote it.\n").changes[0].events.size() == 2);
}

TEST_CASE("several commands of one mail are done in their order") {
    auto const decision = reply(manager, "correct to: opsawg\npost\n");
    REQUIRE(decision.changes.size() == 1);
    CHECK(decision.changes[0].record.state == State::posted);
    CHECK(decision.changes[0].record.statement.to[0].group == "opsawg");
    CHECK(decision.changes[0].events.size() == 2);
}

TEST_CASE("posting to groups that nobody can be reached at is said in the answer") {
    auto const decision = reply(manager, "correct to: opsawg\npost\n"); // opsawg has neither list nor chairs here
    REQUIRE(decision.mails.size() == 1);
    CHECK(mail_to(decision, manager).head.contains("nobody"));
}

TEST_CASE("groups that are added to a posted statement get it then, the others not again") {
    auto record = in_state(State::posted);
    record.statement.to = {{"opsawg", "OPSAWG"}};
    auto const decision = reply(manager, "correct to: opsawg, detnet\n", Holder::staff, record);
    CHECK(recipients(decision) == std::vector<std::string>{std::string{chair}, std::string{manager}});
    CHECK(mail_to(decision, chair).kind == MailKind::posted);
}

TEST_CASE("the groups are told why a statement is withdrawn, and never what is private") {
    auto const decision = reply(manager, "withdraw: sent by mistake\nprivate: Jo told me that SG13 will be closed\n",
                                Holder::staff, in_state(State::posted));
    auto const& told = mail_to(decision, chair);
    CHECK(told.head.contains("\r\n  sent by mistake\r\n"));
    for (auto const& mail : decision.mails)
        if (mail.kind != MailKind::notice || &mail == &told) CHECK_FALSE(mail.head.contains("SG13 will be closed"));
    auto const same =
        reply(manager, "withdraw: sent by mistake\n\nJo wrote it, not Ann.\n", Holder::staff, in_state(State::posted));
    CHECK_FALSE(mail_to(same, chair).head.contains("not Ann"));
}

TEST_CASE("what is public shows nobody's mark but its own, and joins the thread of the statement") {
    auto record = incoming_record();
    record.carried->message_id = "statement.136@itu.example";
    auto arrival = reply_from(manager, "post\n", token_for(StatementId{7}, Holder::staff));
    arrival.mail.references = arrival.mail.in_reply_to;
    auto const decision = decide_on(arrival, knowing(record));
    auto const& posted = mail_to(decision, chair);
    CHECK_FALSE(posted.head.contains(token_for(StatementId{7}, Holder::staff)));
    CHECK(posted.head.contains("\r\nReferences: <statement.136@itu.example>\r\n"));
    CHECK(mail_to(decision, manager).head.contains("<" + arrival.mail.references[0] + ">")); // his own
}

TEST_CASE("a statement that was withdrawn by mistake is sent to its groups again") {
    auto record = in_state(State::withdrawn);
    record.posted = morning - std::chrono::days{1};
    auto const decision = reply(manager, "restore\n", Holder::staff, record);
    auto const& again = mail_to(decision, chair);
    CHECK(again.kind == MailKind::posted);
    CHECK(again.head.contains("it counts again"));
    record.posted.reset();
    CHECK(recipients(reply(manager, "restore\n", Holder::staff, record)) ==
          std::vector<std::string>{std::string{manager}});
}

TEST_CASE("a statement that turns out to be a body's goes to that body's managers, who have it then") {
    auto record = incoming_record();
    record.statement.from = {std::nullopt, {}, "Sector T"};
    record.action_holders = {{"", std::string{coordinator}}};
    auto const decision = reply(coordinator, "correct from: ITU-T SG13\n", Holder::staff, record);
    REQUIRE(decision.changes.size() == 1);
    CHECK(specs(decision.changes[0].record.action_holders) == std::vector<std::string>{std::string{manager}});
    auto const& handed = mail_to(decision, manager);
    CHECK(handed.kind == MailKind::forward);
    CHECK(handed.original == InboxId{800});
    CHECK(handed.head.contains("liaison manager for ITU-T: Dagmar Feldt-Rhone"));
    CHECK(handed.head.contains("post                           make it public"));
    record.action_holders = {{"", std::string{holder}}};
    auto const assigned = reply(coordinator, "correct from: ITU-T SG13\n", Holder::staff, record);
    CHECK(specs(assigned.changes[0].record.action_holders) == std::vector<std::string>{std::string{holder}});
    CHECK(mail_to(assigned, manager).kind == MailKind::forward);
}

TEST_CASE("our own help, quoted, is no command") {
    auto const token = token_for(StatementId{7}, Holder::staff);
    auto const decision = decide_on(
        reply_from(manager,
                   "I shall look at it next week.\n\nOn Fri, 20 Nov 2026 at 09:30, IETF Liaison Desk wrote:\n"
                   "> Reply to this mail, with one or more of these in the first lines:\n>\n"
                   ">   post                           make it public\n>   withdraw: why\n> Mark for replies: " +
                       token + "\n",
                   token),
        knowing(incoming_record()));
    CHECK(decision.outcome == Outcome::filed);
    CHECK(decision.changes.empty());
    REQUIRE(decision.events.size() == 1);
    CHECK(decision.events[0].what == "comment: I shall look at it next week.");
}

TEST_CASE("an automatic mail with a token does nothing and is not answered") {
    auto arrival = reply_from(manager, "post\n", token_for(StatementId{7}, Holder::staff));
    set_header(arrival, "Auto-Submitted", "auto-replied");
    auto const decision = decide_on(arrival, knowing(incoming_record()));
    CHECK(decision.outcome == Outcome::automatic);
    CHECK(decision.changes.empty());
    CHECK(decision.mails.empty());
}

TEST_CASE("a list that has changed the manager's reply repeats no command") {
    auto arrival = unauthenticated(reply_from(manager, "post\n", token_for(StatementId{7}, Holder::staff)));
    set_header(arrival, "List-Id", "<detnet.ietf.example>");
    auto const decision = decide_on(arrival, knowing(incoming_record()));
    CHECK(decision.outcome == Outcome::filed);
    CHECK(decision.changes.empty());
    CHECK(decision.mails.empty());
}

TEST_CASE("the same reply once more is a duplicate, and in new clothes changes nothing") {
    auto known = knowing(incoming_record());
    known.duplicate_of = InboxId{811};
    auto const token = token_for(StatementId{7}, Holder::staff);
    CHECK(decide_on(reply_from(manager, "post\n", token), known).outcome == Outcome::duplicate);
    auto const again = reply(manager, "post\n", Holder::staff, in_state(State::posted));
    CHECK(again.changes.empty());
    CHECK(again.mails.size() == 1); // the answer alone: nothing is distributed twice
}

TEST_CASE("help brings every command") {
    auto const decision = reply(manager, "help\n");
    CHECK(decision.changes.empty());
    auto const& answer = mail_to(decision, manager);
    for (auto const* line : {"post", "extend to 2026-12-31", "private: your words", "same as LS-17", "withdraw: why"})
        CHECK(answer.head.contains(line));
}

TEST_CASE("somebody of the desk who replies to a mail for others is asked to reply to one of his own") {
    for (auto const given_to : {Holder::group, Holder::sender})
        for (auto const from : {manager, coordinator, holder}) {
            CAPTURE(from);
            auto const decision = reply(from, "taken: we answered\n", given_to, in_state(State::posted));
            CHECK(decision.outcome == Outcome::command);
            CHECK(decision.changes.empty());
            REQUIRE(decision.mails.size() == 1);
            CHECK(mail_to(decision, from).head.contains("Reply-To: statements+ls7.d"));
        }
}

TEST_CASE("who thanks the desk in the words of a command has written an answer") {
    auto sent = outgoing_record();
    sent.state = State::sent;
    sent.submitter = chair;
    auto const thanks = reply(rapporteur, "Approved. Thanks!\n", Holder::sender, sent);
    CHECK(thanks.outcome == Outcome::filed);
    CHECK(thanks.changes.empty());
    auto const posted = reply(rapporteur, "Done, thank you!\n", Holder::group, in_state(State::posted));
    CHECK(posted.outcome == Outcome::filed);
    CHECK(posted.changes.empty());
    CHECK(recipients(posted) == std::vector<std::string>{std::string{manager}});
}

TEST_CASE("a reply of the desk's people without a command is answered: it was a comment, and nothing else") {
    auto const decision = reply(manager, "I have read it, it looks fine.\n\nwithdraw: sent by mistake\n");
    CHECK(decision.outcome == Outcome::filed);
    CHECK(decision.changes.empty());
    CHECK(decision.events.at(0).what.starts_with("comment: I have read it"));
    auto const& answer = mail_to(decision, manager);
    CHECK(answer.envelope_sender.empty());
    CHECK(answer.head.contains("  > I have read it, it looks fine.\r\n    kept as a comment in its history"));
    CHECK(answer.head.contains("which is public once the"));
    CHECK(answer.head.contains("Not done:"));
    CHECK(answer.head.contains("  > withdraw: sent by mistake"));
    auto const question = reply(manager, "Should we post?\n", Holder::staff, in_state(State::posted));
    CHECK(mail_to(question, manager).head.contains("nothing else was done"));
    CHECK_FALSE(mail_to(question, manager).head.contains("Not done:"));
}

TEST_CASE("others' words and a group's discussion are not answered") {
    CHECK(recipients(reply(rapporteur, "It looks fine to us.\n", Holder::sender)) ==
          std::vector<std::string>{std::string{manager}});
    CHECK(recipients(reply(chair, "It looks fine to me.\n", Holder::group)) ==
          std::vector<std::string>{std::string{manager}});
}
