#include "desk/automatic.hpp"
#include "desk/receipt_subjects.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

Decision decided(Arrival const& arrival) { return decide(arrival, nothing_known(), ietf_house(), morning); }

} // namespace

TEST_CASE("receipts in plain text are known by their subjects in the languages of mail programs") {
    for (auto const* subject :
         {"Read: LS on loops", "Not read: LS on loops", "Lu : LS on loops", "Non lu : LS on loops",
          "Gelesen: LS on loops", "Ungelesen: LS on loops", "Leído: LS on loops", "Letto: LS on loops",
          "Lida: LS on loops", "Läst: LS on loops", "Læst: LS on loops", "Przeczytano: LS on loops",
          "Прочтено: LS on loops", "已读: LS on loops", "開封済み：LS on loops", "읽음: LS on loops",
          "Return Receipt (displayed) - LS on loops", "Lesebestätigung (angezeigt) - LS on loops"}) {
        CAPTURE(subject);
        CHECK(is_receipt_subject(subject));
    }
    for (auto const* subject :
         {"Read this: LS on loops", "LS on loops: read", "Reading list - LS on loops", "Read", "Re: LS on loops", ""}) {
        CAPTURE(subject);
        CHECK_FALSE(is_receipt_subject(subject));
    }
}

TEST_CASE("a receipt is automatic though it repeats a header that looks like a form; what asks for something is none") {
    auto receipt = mail_from("ann.lee@itu.example", "Gelesen: LS on loops", "An: Ann\nBetreff: LS on loops\n");
    receipt.draft.form = Form::labelled;
    add_evidence(receipt, Field::title, "LS on loops");
    CHECK(decided(receipt).outcome == Outcome::automatic);
    CHECK(decided(receipt).mails.empty());
    receipt.mail.subject = "[EXTERNAL] Gelesen: LS on loops";
    CHECK(decided(receipt).outcome == Outcome::automatic);
    add_evidence(receipt, Field::deadline, "2026-12-31");
    CHECK(decided(receipt).outcome == Outcome::statement);
}

TEST_CASE("what a tracker tells is automatic, even where it quotes a statement") {
    for (auto const& [name, value] : std::vector<std::pair<std::string, std::string>>{{"X-GitHub-Reason", "mention"},
                                                                                      {"X-JIRA-FingerPrint", "77"},
                                                                                      {"X-GitLab-Project", "loops"},
                                                                                      {"X-Bugzilla-Type", "changed"},
                                                                                      {"X-Mailer", "Redmine"}}) {
        CAPTURE(name);
        auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
        set_header(arrival, name, value);
        auto const decision = decided(arrival);
        CHECK(decision.outcome == Outcome::automatic);
        CHECK(decision.reason.starts_with("notice of a tracker, "));
        CHECK(decision.mails.empty());
    }
}

TEST_CASE("what reads like a statement but was sent by a program waits for a person, and is not answered") {
    auto by_program = statement_from("ann.lee@itu.example", "ITU-T SG13");
    set_header(by_program, "Auto-Submitted", "auto-generated");
    auto without_sender = statement_from("ann.lee@itu.example", "ITU-T SG13");
    without_sender.envelope.sender.clear();
    auto tool_without_sender = statement_from("ann.lee@itu.example", "ITU-T SG13");
    tool_without_sender.draft.form = Form::tool;
    tool_without_sender.envelope.sender.clear();
    for (auto* arrival : {&by_program, &without_sender, &tool_without_sender}) {
        auto const decision = decided(*arrival);
        CAPTURE(decision.reason);
        CHECK(decision.outcome == Outcome::held);
        CHECK(decision.reason.starts_with("reads like a statement, but is mail "));
        REQUIRE(decision.mails.size() == 1);
        CHECK(decision.mails[0].kind == MailKind::notice);
        arrival->released = true;
        CHECK(decided(*arrival).outcome == Outcome::statement);
    }
    auto by_hand = statement_from("ann.lee@itu.example", "ITU-T SG13");
    set_header(by_hand, "Auto-Submitted", "no");
    CHECK(decided(by_hand).outcome == Outcome::statement);
}

TEST_CASE("in a mailbox the null sender is one only where Return-Path says so") {
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    arrival.envelope.sender.clear();
    arrival.envelope.via = "imap";
    std::erase_if(arrival.mail.headers, [](Header const& h) { return h.name == "Return-Path"; });
    CHECK(decided(arrival).outcome == Outcome::statement);
    set_header(arrival, "Return-Path", "<>");
    CHECK(decided(arrival).outcome == Outcome::held);
}
