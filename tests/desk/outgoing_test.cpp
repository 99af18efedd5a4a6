#include "core/sha256.hpp"
#include "tests/desk/records.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace liaison::test;

namespace {

constexpr std::string_view approver = "ad@ops.example";

/// The desk with an approver for detnet.
House reviewing_house() {
    auto house = ietf_house();
    house.directory.groups[1].approvers = {{"", std::string{approver}}};
    return house;
}

/// LS-9 with one document, which came with mail 801, and one whose mail is not there any more.
Record draft_with_documents() {
    auto record = outgoing_record();
    record.statement.attachments = {{"answer.pdf", "application/pdf", 9'000, std::string(64, 'a'), InboxId{801}},
                                    {"lost.doc", "application/msword", 9'000, std::string(64, 'b')}};
    record.submitter = chair;
    return record;
}

Arrival with_document(Arrival arrival, std::string const& name, std::string const& bytes) {
    auto& top = arrival.mail.top;
    Part text = std::move(top);
    text.path = "1.1";
    top = Part{};
    top.path = "1";
    top.type = "multipart/mixed";
    Part document;
    document.path = "1.2";
    document.type = "application/pdf";
    document.name = name;
    document.disposition = "attachment";
    document.bytes = bytes;
    top.parts.push_back(std::move(text));
    top.parts.push_back(std::move(document));
    return arrival;
}

Situation knowing_with_others(Record const& record, std::vector<Record> others) {
    auto known = knowing(record);
    known.others = std::move(others);
    return known;
}

Decision reply(std::string_view from, std::string const& words, Record const& record, Holder holder = Holder::staff,
               std::vector<Record> others = {}) {
    return decide(reply_from(from, words, token_for(record.id, holder)), knowing_with_others(record, std::move(others)),
                  reviewing_house(), morning);
}

std::vector<Outgoing const*> mails_to(Decision const& decision, std::string_view address) {
    std::vector<Outgoing const*> found;
    for (auto const& mail : decision.mails)
        if (std::ranges::any_of(mail.recipients(), [&](auto const& r) { return same_address(r, address); }))
            found.push_back(&mail);
    return found;
}

/// The text with the lines of quoted-printable joined.
std::string text_of(Outgoing const& mail) {
    auto text = mail.head;
    for (auto at = text.find("=\r\n"); at != text.npos; at = text.find("=\r\n", at)) text.erase(at, 3);
    return text;
}

Outgoing mail_to(Decision const& decision, std::string_view address) {
    auto const found = mails_to(decision, address);
    if (found.size() != 1) FAIL(found.size() << " mails to " << address);
    return *found.front();
}

} // namespace

TEST_CASE("of a manager's reply the documents alone go into the response, in parts of their own") {
    auto const record = in_state(State::posted);
    auto const arrival = with_document(
        reply_from(manager, "respond\n\nWe shall adopt your model.\n", token_for(record.id, Holder::staff)),
        "answer.pdf", "a document");
    auto const decision = decide(arrival, knowing(record), reviewing_house(), morning);
    REQUIRE(decision.changes.size() == 2); // the statement's history, and the draft
    auto const& draft = decision.changes[1].record;
    CHECK_FALSE(draft.carried);
    REQUIRE(draft.statement.attachments.size() == 1);
    CHECK(draft.statement.attachments[0].mail == arrival.id);
    CHECK(draft.statement.body == "We shall adopt your model.");
    auto const asked = mail_to(decision, approver);
    CHECK(asked.kind == MailKind::approval);
    CHECK_FALSE(asked.original);
    REQUIRE(asked.enclosures.size() == 1);
    CHECK(asked.enclosures[0].mail == arrival.id);
    CHECK(asked.enclosures[0].sha256 == sha256("a document"));
    CHECK(asked.enclosures[0].head.contains("Content-Type: application/pdf\r\n"));
    CHECK(asked.enclosures[0].head.contains("filename=\"answer.pdf\""));
    CHECK(asked.head.contains("We shall adopt your model."));
}

TEST_CASE("a response without a text and a document is not drafted, and an empty draft not approved") {
    auto const record = in_state(State::posted);
    auto const decision = reply(manager, "respond\nprivate: They are wrong.\n\nWe like it.\n", record);
    REQUIRE(decision.changes.size() == 1); // the private comment
    CHECK_FALSE(decision.changes[0].created);
    CHECK(text_of(mail_to(decision, manager)).contains("it would be empty"));
    auto empty = draft_with_documents();
    empty.statement.body.clear();
    std::erase_if(empty.statement.attachments, [](Attachment const& a) { return a.mail.has_value(); });
    auto const refused = reply(approver, "approve\n", empty);
    CHECK(refused.changes.empty());
    CHECK(text_of(mail_to(refused, approver)).contains("neither a text nor a document"));
}

TEST_CASE("a draft that a chair mails in goes to its reviewers, who see all that would go out, and nothing else") {
    auto arrival = statement_from("chair@kestrel.example", "DetNet WG");
    arrival.draft.attachments = {{"draft.pdf", "application/pdf", 10, std::string(64, 'a')}};
    arrival.mail.top.text = "Please send this soon, they are slow as always.\n";
    auto const decision = decide(arrival, nothing_known(), reviewing_house(), morning);
    REQUIRE(decision.record);
    CHECK_FALSE(decision.record->carried);
    CHECK(decision.record->statement.reply_to == std::vector<Address>{{"", "statements@ietf.example"}});
    CHECK(mail_of_kind(decision, MailKind::forward) == nullptr);
    auto const asked = mail_to(decision, approver);
    CHECK(asked.kind == MailKind::approval);
    CHECK(specs(asked.to) == std::vector<std::string>{std::string{approver}, std::string{coordinator}});
    CHECK(asked.enclosures.size() == 1);
    CHECK_FALSE(asked.original);
    CHECK(asked.head.contains("Please comment."));
    CHECK_FALSE(asked.head.contains("slow as always"));
    CHECK(asked.head.contains("Goes to:"));
    CHECK(text_of(mail_to(decision, "chair@kestrel.example")).contains(std::string{approver}));
}

TEST_CASE("the approval says who has approved, whom it goes to, and which documents do not go") {
    auto record = draft_with_documents();
    record.approvals = {{Review::coordinator, std::string{coordinator}, morning}};
    auto const decision = reply(chair, "correct title: Key management\n", record, Holder::sender);
    auto const asked = mail_to(decision, approver);
    auto const text = text_of(asked);
    CHECK(asked.enclosures.size() == 1);
    CHECK(text.contains("answer.pdf"));
    CHECK(text.contains("do NOT go with it:\r\n  lost.doc"));
    CHECK(text.contains("Goes to:        tsbsg13@itu.example"));
    CHECK(text.contains("IETF Deterministic Networking (detnet)"));
    CHECK_FALSE(text.contains("Approved by:")); // they count no more
}

TEST_CASE("what changes a draft takes the approvals back, and the reviewers are asked again") {
    auto record = draft_with_documents();
    record.approvals = {{Review::approver, std::string{approver}, morning}};
    auto const corrected = reply(coordinator, "correct title: Key management\n", record);
    REQUIRE(corrected.changes.size() == 1);
    CHECK(corrected.changes[0].record.approvals.empty());
    CHECK(corrected.changes[0].events[0].what.contains("count no more"));
    auto const again = mail_to(corrected, approver);
    CHECK(again.kind == MailKind::approval);
    CHECK(again.head.contains("another one than you have seen"));
    CHECK(again.head.contains("title set: Key management"));

    auto const brings = with_document(
        reply_from(chair, "Here is a better one.\n", token_for(record.id, Holder::sender)), "answer.pdf", "better");
    auto const added = decide(brings, knowing(record), reviewing_house(), morning);
    REQUIRE(added.changes.size() == 1);
    CHECK(added.changes[0].record.approvals.empty());
    REQUIRE(mail_to(added, approver).enclosures.size() == 1);
    CHECK(mail_to(added, approver).enclosures[0].sha256 == sha256("better"));

    auto const commented = reply(coordinator, "comment: nice\n", record);
    CHECK(commented.changes.at(0).record.approvals.size() == 1);
    CHECK(mails_to(commented, approver).empty());
}

TEST_CASE("who corrects a draft and approves it in one mail has approved what it says now") {
    auto record = draft_with_documents();
    record.approvals = {{Review::approver, std::string{approver}, morning}};
    auto const decision = reply(coordinator, "correct title: Key management\napprove\n", record);
    REQUIRE(decision.changes.size() == 1);
    CHECK(decision.changes[0].record.state == State::draft);
    REQUIRE(decision.changes[0].record.approvals.size() == 1);
    CHECK(decision.changes[0].record.approvals[0].as == Review::coordinator);
}

TEST_CASE("who wrote a draft and its other reviewers hear why it is refused, but no private word") {
    auto const decision =
        reply(approver, "refuse: it promises too much\nprivate: Jo is cross.\n", draft_with_documents());
    auto const told = mail_to(decision, chair);
    CHECK(specs(told.to) == std::vector<std::string>{std::string{coordinator}, std::string{chair}});
    CHECK(told.head.contains("refused: it promises too much"));
    CHECK_FALSE(told.head.contains("Jo is cross"));
    CHECK_FALSE(told.original);
}

TEST_CASE("the reviewers hear of an approval and of a comment by others") {
    CHECK(mail_to(reply(approver, "approve\n", draft_with_documents()), coordinator).head.contains("still needs"));
    auto const decision = reply(chair, "comment: please be quick\n", draft_with_documents(), Holder::sender);
    CHECK(mail_to(decision, approver).head.contains("please be quick"));
}

TEST_CASE("a statement that is sent says who sends it, joins the thread of what it answers, and is no automatic mail") {
    auto record = draft_with_documents();
    record.approvals = {{Review::coordinator, std::string{coordinator}, morning}};
    record.statement.body = std::string(700, 'a') + "\nThe end.";
    auto asked = in_state(State::posted);
    asked.carried->message_id = "statement.136@itu.example";
    auto arrival = reply_from(approver, "approve\n", token_for(record.id, Holder::staff));
    arrival.mail.references = {"ls9.approval.1." + token_for(record.id, Holder::staff) + "@ietf.example"};
    auto const decision = decide(arrival, knowing_with_others(record, {asked}), reviewing_house(), morning);
    auto const sent = mail_to(decision, "tsbsg13@itu.example");
    CHECK(sent.head.contains("From:           IETF Deterministic Networking (detnet)\r\n"));
    CHECK(sent.head.contains("IETF Deterministic Networking (detnet)\r\nsends you this liaison statement."));
    CHECK(sent.head.contains("In-Reply-To: <statement.136@itu.example>\r\n"));
    CHECK(sent.head.contains("References: <statement.136@itu.example>\r\n"));
    CHECK_FALSE(sent.head.contains(token_for(record.id, Holder::staff)));
    CHECK_FALSE(sent.head.contains("Auto-Submitted"));
    CHECK_FALSE(sent.head.contains("X-Auto-Response-Suppress"));
    CHECK(sent.head.contains("X-Loop: "));
    CHECK(text_of(sent).contains(std::string(700, 'a'))); // nothing of its text is cut
    CHECK_FALSE(sent.original);
    REQUIRE(sent.enclosures.size() == 1);
    CHECK(sent.head.contains("Attached:       answer.pdf (9 kB)\r\n"));
    CHECK_FALSE(sent.head.contains("lost.doc"));
}

TEST_CASE(
    "an approval says that nobody is known whom it would go to, and a draft without a title has one in its subject") {
    auto record = draft_with_documents();
    record.statement.cc_contacts.clear();
    record.statement.title.clear();
    auto const asked = mail_to(reply(chair, "correct purpose: information\n", record, Holder::sender), approver);
    CHECK(asked.head.contains("Goes to:        nobody"));
    CHECK(asked.subject == "[LS-9] Please approve: statement from IETF Deterministic Networking (detnet)");
}

TEST_CASE("a statement of the desk's own group comes from the desk") {
    auto record = outgoing_record();
    record.statement.from = {std::nullopt, {}, "IETF"};
    auto house = reviewing_house();
    record.approvals = {{Review::coordinator, std::string{coordinator}, morning}};
    auto const decision = decide(reply_from(coordinator, "correct title: Keys\n", token_for(record.id, Holder::staff)),
                                 knowing(record), house, morning);
    CHECK(mails_to(decision, coordinator).front()->head.contains("From:           IETF\r\n"));
}

TEST_CASE("documents that were added to a statement go beside the mail that it came in") {
    auto record = in_state(State::received);
    record.statement.attachments = {{"first.pdf", "application/pdf", 10, std::string(64, 'a'), InboxId{800}}};
    auto const brings =
        with_document(reply_from(rapporteur, "", token_for(record.id, Holder::sender)), "more.pdf", "m");
    auto const added = decide(brings, knowing(record), reviewing_house(), morning);
    REQUIRE(added.changes.size() == 1);
    record = added.changes[0].record;
    CHECK(record.carried == incoming_record().carried); // not the sender's reply
    auto const posted = mail_to(reply(manager, "post\n", record), chair);
    CHECK(posted.original == InboxId{800});
    REQUIRE(posted.enclosures.size() == 1);
    CHECK(posted.enclosures[0].mail == brings.id);
    CHECK(posted.enclosures[0].sha256 == sha256("m"));
    record.carried.reset(); // a manager handed it in
    CHECK(mail_to(reply(manager, "post\n", record), chair).enclosures.size() == 2);
}
