#include "daemon/courier/relay_dialogue.hpp"

using namespace liaison;

namespace {

using Step = RelayDialogue::Step;
RelayEnvelope to(std::vector<std::string> recipients, std::uint64_t size = 100) {
    return {"desk@ietf.example", std::move(recipients), size, false};
}
RelayOffers const nothing{};
RelayReply const ok{250, "Ok"};

} // namespace

TEST_CASE("without PIPELINING each command waits for the reply to the one before") {
    RelayDialogue dialogue{to({"a@b.example", "c@d.example"}), nothing};
    for (auto const* command :
         {"MAIL FROM:<desk@ietf.example>\r\n", "RCPT TO:<a@b.example>\r\n", "RCPT TO:<c@d.example>\r\n"}) {
        REQUIRE(dialogue.step() == Step::send_commands);
        CHECK(dialogue.commands() == command);
        REQUIRE(dialogue.step() == Step::read_reply);
        dialogue.replied(ok);
    }
    REQUIRE(dialogue.step() == Step::send_commands);
    CHECK(dialogue.commands() == "DATA\r\n");
    dialogue.replied({354, "go"});
    REQUIRE(dialogue.step() == Step::send_content);
    dialogue.content_ends();
    CHECK(dialogue.stage() == SmtpStage::final_dot);
    REQUIRE(dialogue.step() == Step::read_reply);
    dialogue.replied({250, "queued"});
    CHECK(dialogue.step() == Step::ended);
    CHECK(dialogue.leaves_connection_usable());
    for (auto const& verdict : judge(dialogue.transfer())) CHECK(verdict == Verdict{Fate::sent, "250 queued"});
}

TEST_CASE("with PIPELINING the envelope goes at once, DATA only when somebody is accepted") {
    RelayOffers offers;
    offers.pipelining = offers.size = offers.eight_bit = offers.smtputf8 = true;
    RelayDialogue dialogue{{"", {"a@b.example", "ü@b.example"}, 100, true}, offers};
    CHECK(dialogue.commands() == "MAIL FROM:<> SIZE=100 BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<a@b.example>\r\n"
                                 "RCPT TO:<ü@b.example>\r\n");
    dialogue.replied(ok);
    dialogue.replied({550, "5.1.1 no"});
    REQUIRE(dialogue.step() == Step::read_reply);
    dialogue.replied({450, "4.2.0 later"});
    CHECK(dialogue.step() == Step::ended);
    CHECK_FALSE(dialogue.leaves_connection_usable());
    CHECK(judge(dialogue.transfer()) ==
          std::vector<Verdict>{{Fate::permanent, "550 5.1.1 no"}, {Fate::temporary, "450 4.2.0 later"}});
}

TEST_CASE("an address that would be a command never reaches the relay") {
    RelayDialogue dialogue{to({"a@b.example>\r\nRCPT TO:<x@y.example", "good@b.example"}), nothing};
    CHECK(dialogue.commands() == "MAIL FROM:<desk@ietf.example>\r\n");
    dialogue.replied(ok);
    CHECK(dialogue.commands() == "RCPT TO:<good@b.example>\r\n");
    dialogue.replied(ok);
    dialogue.lost("reset");
    auto const verdicts = judge(dialogue.transfer());
    CHECK(verdicts.at(0).fate == Fate::permanent);
    CHECK(verdicts.at(0).reply.starts_with("501 5.1.3"));
    CHECK(verdicts.at(1).fate == Fate::temporary);
}

TEST_CASE("an envelope sender that would be a command stops the mail") {
    RelayDialogue dialogue{{"a@b.example>\r\nQUIT", {"a@b.example"}, 1, false}, nothing};
    CHECK(dialogue.step() == Step::ended);
    CHECK(judge(dialogue.transfer()).at(0).fate == Fate::permanent);
}

TEST_CASE("SMTPUTF8 that is needed and not offered is final for that recipient alone") {
    RelayDialogue dialogue{to({"ü@b.example", "a@b.example"}), nothing};
    CHECK(dialogue.commands() == "MAIL FROM:<desk@ietf.example>\r\n");
    dialogue.replied(ok);
    CHECK(dialogue.commands() == "RCPT TO:<a@b.example>\r\n");
    auto const verdict = judge(dialogue.transfer()).at(0);
    CHECK(verdict.fate == Fate::permanent);
    CHECK(verdict.reply.contains("does not offer SMTPUTF8"));
}

TEST_CASE("a mail over the relay's SIZE is not sent at all; one of exactly that size is") {
    RelayOffers offers;
    offers.size = true;
    offers.max_size = 100;
    RelayDialogue too_large{to({"a@b.example"}, 101), offers};
    CHECK(too_large.step() == Step::ended);
    CHECK(too_large.leaves_connection_usable());
    CHECK(judge(too_large.transfer()).at(0).too_large);
    CHECK(RelayDialogue{to({"a@b.example"}, 100), offers}.step() == Step::send_commands);
}

TEST_CASE("421 ends the dialogue wherever it comes; nobody is refused by it") {
    RelayDialogue dialogue{to({"a@b.example", "c@d.example"}), nothing};
    std::ignore = dialogue.commands();
    dialogue.replied(ok);
    std::ignore = dialogue.commands();
    dialogue.replied({421, "4.7.0 too many connections"});
    CHECK(dialogue.step() == Step::ended);
    CHECK_FALSE(dialogue.leaves_connection_usable());
    for (auto const& verdict : judge(dialogue.transfer())) {
        CHECK(verdict.fate == Fate::temporary);
        CHECK(verdict.reply.contains("421 4.7.0 too many connections"));
    }
}

TEST_CASE("a mail refused at its final dot leaves the connection to the next one, 421 does not") {
    for (int const code : {554, 451, 421}) {
        CAPTURE(code);
        RelayDialogue dialogue{to({"a@b.example"}), nothing};
        for (auto const& reply : {ok, ok, RelayReply{354, "go"}}) {
            std::ignore = dialogue.commands();
            dialogue.replied(reply);
        }
        dialogue.content_ends();
        dialogue.replied({code, "no"});
        CHECK(dialogue.step() == Step::ended);
        CHECK(dialogue.leaves_connection_usable() == (code != 421));
    }
}
