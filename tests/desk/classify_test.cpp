#include "desk/classify.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

Decision decided(Arrival const& arrival, Situation const& known = nothing_known()) {
    return decide(arrival, known, ietf_house(), morning);
}

Part text_part(std::string type, std::string text) {
    Part part;
    part.type = std::move(type);
    part.text = std::move(text);
    return part;
}

/// A delivery report about a mail that `original_sender` had sent to the manager.
Arrival delivery_report(std::string const& original_sender, std::string const& action = "failed",
                        std::string const& recipient = "itu-t-liaison@iab.example") {
    auto arrival = mail_from("mailer-daemon@mx.ietf.example", "Undelivered Mail Returned to Sender", "");
    arrival.envelope.sender.clear();
    auto& top = arrival.mail.top;
    top.type = "multipart/report";
    top.text.reset();
    top.parameters = {{"report-type", "delivery-status"}};
    top.parts.push_back(text_part("message/delivery-status",
                                  "Reporting-MTA: dns; mx.ietf.example\n\nFinal-Recipient: rfc822; " + recipient +
                                      "\nAction: " + action +
                                      "\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n  User unknown\n"));
    Part original;
    original.type = "message/rfc822";
    original.message = std::make_unique<Mail>();
    original.message->message_id = "ls7.forward.1@ietf.example";
    original.message->from = {{"", "", original_sender}};
    original.message->subject = "[LS-7] LS on QKD key management";
    top.parts.push_back(std::move(original));
    return arrival;
}

} // namespace

TEST_CASE("a delivery report about a mail of the desk is a bounce, the coordinators hear of it") {
    auto const decision = decided(delivery_report("statements@ietf.example"), known_statement(FoundBy::tag));
    CHECK(decision.outcome == Outcome::bounce);
    CHECK(decision.on_statement == StatementId{7});
    CHECK(decision.reason == "a mail of this desk was not delivered to itu-t-liaison@iab.example");
    REQUIRE(decision.mails.size() == 1);
    CHECK(decision.mails[0].envelope_sender.empty());
    CHECK(decision.mails[0].head.contains("550 5.1.1 User unknown"));
    CHECK(decision.mails[0].subject.starts_with("[LS-7] Not delivered"));
}

TEST_CASE("a bounce whose tag is of another register's statement belongs to none here") {
    auto known = known_statement(FoundBy::tag, "Power management objects");
    CHECK_FALSE(decided(delivery_report("statements@ietf.example"), known).on_statement);
    known.references_our_mail = true;
    CHECK(decided(delivery_report("statements@ietf.example"), known).on_statement == StatementId{7});
}

TEST_CASE("nobody is told of a bounce by a mail to the address that bounced, nor of a delay") {
    CHECK(decided(delivery_report("statements@ietf.example", "failed", "liaison-coordination@iab.example"))
              .mails.empty());
    auto const late = decided(delivery_report("statements@ietf.example", "delayed"));
    CHECK(late.outcome == Outcome::bounce);
    CHECK(late.mails.empty());
}

TEST_CASE("a delivery report about somebody else's mail is automatic") {
    auto const decision = decided(delivery_report("jo@northwave.example"));
    CHECK(decision.outcome == Outcome::automatic);
    CHECK(decision.mails.empty());
}

TEST_CASE("a bounce in free text is known by the mail that it quotes") {
    auto arrival =
        mail_from("MAILER-DAEMON@mx.kestrel.example", "failure notice",
                  "Sorry, no mailbox here by that name.\n\nFrom: IETF Liaison Desk <statements@ietf.example>\n"
                  "Message-ID: <ls7.forward.1@ietf.example>\nSubject: [LS-7] LS on QKD\n");
    arrival.envelope.sender.clear();
    CHECK(decided(arrival).outcome == Outcome::bounce);
    auto const question = question_about(facts_of(arrival, ietf_house()));
    CHECK(std::ranges::count(question.references, "ls7.forward.1@ietf.example") == 1);
    CHECK(question.tag == StatementId{7});
}

TEST_CASE("automatic replies of all kinds are automatic, in whatever language") {
    for (auto const* subject : {"Automatic reply: [LS-31] Received", "Abwesenheitsnotiz: Re: Power management",
                                "Re: Out of Office: LS", "Réponse automatique : LS", "Respuesta automática: LS",
                                "Автоматический ответ: LS", "自动回复: LS", "自動応答: LS"}) {
        CAPTURE(subject);
        auto const decision = decided(mail_from("jo@kestrel.example", subject, "I am away.\n"));
        CHECK(decision.outcome == Outcome::automatic);
        CHECK(decision.mails.empty());
    }
    for (auto const& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"Auto-Submitted", "auto-replied"},
                                                          {"X-Autoreply", "yes"},
                                                          {"Precedence", "auto_reply"},
                                                          {"Auto-Submitted", "auto-generated"}}) {
        CAPTURE(name);
        auto arrival = mail_from("jo@kestrel.example", "Re: LS", "I am away.\n");
        set_header(arrival, name, value);
        CHECK(decided(arrival).outcome == Outcome::automatic);
    }
}

TEST_CASE("a person may write of a vacation: the words of a program stand before a subject") {
    for (auto const* subject : {"Vacation", "Out of office rota for the liaison desk", "Out of office in December"}) {
        CAPTURE(subject);
        CHECK(decided(mail_from("ann.lee@itu.example", subject, "Who looks after it?\n")).outcome == Outcome::held);
    }
    for (auto const* subject : {"Automatic reply: LS on naming", "Out of office - Re: LS on naming", "Out of Office",
                                "Abwesenheitsnotiz: Re: LS on naming"}) {
        CAPTURE(subject);
        CHECK(decided(mail_from("ann.lee@itu.example", subject, "I am away.\n")).outcome == Outcome::automatic);
    }
}

TEST_CASE("read receipts and calendars' answers are automatic, an invitation is for a person") {
    auto receipt = mail_from("jo@kestrel.example", "Read: LS", "");
    receipt.mail.top.type = "multipart/report";
    receipt.mail.top.parameters = {{"report-type", "disposition-notification"}};
    CHECK(decided(receipt).outcome == Outcome::automatic);
    for (auto const& [method, outcome] :
         std::vector<std::pair<std::string, Outcome>>{{"REPLY", Outcome::automatic}, {"REQUEST", Outcome::held}}) {
        CAPTURE(method);
        auto calendar = mail_from("jo@kestrel.example", "Call on liaison", "Join.\n");
        calendar.mail.top.type = "text/calendar";
        calendar.mail.top.parameters = {{"method", method}};
        CHECK(decided(calendar).outcome == outcome);
    }
}

TEST_CASE("a mail of the desk that comes back is automatic, whatever it carries") {
    auto arrival = statement_from("statements@ietf.example", "ITU-T SG13");
    set_header(arrival, "X-Loop", "liaisond statements@ietf.example");
    CHECK(decided(arrival).outcome == Outcome::automatic);
    auto by_id = statement_from("statements@ietf.example", "ITU-T SG13");
    auto known = nothing_known();
    known.references_our_mail = true;
    CHECK(decided(by_id, known).outcome == Outcome::automatic);
}

TEST_CASE("a tool's mail is a statement though a program sent it, and gets no acknowledgement") {
    auto arrival = statement_from("lsmt@ietf.example", "ITU-T SG13");
    arrival.draft.form = Form::tool;
    arrival.draft.url = "https://datatracker.ietf.example/liaison/1477/";
    set_header(arrival, "Auto-Submitted", "auto-generated");
    set_header(arrival, "Precedence", "bulk");
    auto const decision = decided(arrival);
    CHECK(decision.outcome == Outcome::statement);
    CHECK(decision.url == arrival.draft.url);
    CHECK(mail_of_kind(decision, MailKind::acknowledgement) == nullptr);
    CHECK(
        std::ranges::any_of(decision.events, [](Event const& e) { return e.what.starts_with("not acknowledged: "); }));
}

TEST_CASE("a tool's reminder of a known statement is filed in silence, its update is passed on") {
    auto arrival = statement_from("lsmt@ietf.example", "ITU-T SG13");
    arrival.draft.form = Form::tool;
    arrival.draft.tool_notice = ToolNotice::reminder;
    auto const reminder = decided(arrival, known_statement(FoundBy::url));
    CHECK(reminder.outcome == Outcome::filed);
    CHECK(reminder.on_statement == StatementId{7});
    CHECK(reminder.mails.empty());
    CHECK(decided(arrival).outcome == Outcome::held);
    arrival.draft.tool_notice = ToolNotice::updated;
    auto const update = decided(arrival, known_statement(FoundBy::url));
    CHECK(update.outcome == Outcome::filed);
    REQUIRE(update.mails.size() == 1);
    CHECK(specs(update.mails[0].to) == std::vector<std::string>{"itu-t-liaison@iab.example"});
    CHECK(decided(arrival).outcome == Outcome::statement);
}

TEST_CASE("a statement once more is filed; who sent it again hears that it is on record") {
    for (auto const by :
         {FoundBy::message_id, FoundBy::url, FoundBy::tag, FoundBy::identifier, FoundBy::title_and_author}) {
        CAPTURE(static_cast<int>(by));
        auto const decision = decided(statement_from("ann.lee@itu.example", "ITU-T SG13"), known_statement(by));
        CHECK(decision.outcome == Outcome::filed);
        REQUIRE(decision.mails.size() == 1);
        CHECK(decision.mails[0].kind == MailKind::acknowledgement);
        CHECK(decision.mails[0].subject == "[LS-7] Already on record: LS on QKD key management");
    }
    auto copy = statement_from("ann.lee@itu.example", "ITU-T SG13");
    set_header(copy, "List-Id", "<opsawg.ietf.example>");
    CHECK(decided(copy, known_statement(FoundBy::message_id)).mails.empty());
}

TEST_CASE("the same title or number is another statement when time, sender or title differ") {
    auto const arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    auto old = known_statement(FoundBy::title_and_author);
    old.related[0].sent = morning - std::chrono::days{300};
    CHECK(decided(arrival, old).outcome == Outcome::statement);
    CHECK(decided(arrival, known_statement(FoundBy::title)).outcome == Outcome::statement);
    CHECK(decided(arrival, known_statement(FoundBy::identifier, "LS on quite another matter")).outcome ==
          Outcome::statement);
    auto foreign = known_statement(FoundBy::identifier);
    foreign.related[0].organization = "3GPP";
    foreign.related[0].author = "jo@etsi.example";
    CHECK(decided(arrival, foreign).outcome == Outcome::statement);
}

TEST_CASE("a new statement that answers a known one is recorded and says so") {
    auto const decision = decided(statement_from("ann.lee@itu.example", "ITU-T SG13"),
                                  known_statement(FoundBy::message_id, "Question on clause 8"));
    REQUIRE(decision.outcome == Outcome::statement);
    CHECK(std::ranges::count(decision.record->statement.remarks, "it refers to LS-7") == 1);
}

TEST_CASE("a person's mail about a known statement is passed on to those who look after it") {
    auto const arrival = mail_from("jo@northwave.example", "Re: LS on QKD key management", "A small addition.\n");
    for (auto const by : {FoundBy::message_id, FoundBy::tag, FoundBy::title}) {
        CAPTURE(static_cast<int>(by));
        auto const decision = decided(arrival, known_statement(by));
        CHECK(decision.outcome == Outcome::filed);
        REQUIRE(decision.mails.size() == 1);
        CHECK(decision.mails[0].kind == MailKind::notice);
        CHECK(specs(decision.mails[0].to) == std::vector<std::string>{"itu-t-liaison@iab.example"});
        CHECK(decision.mails[0].original == InboxId{812});
    }
}

TEST_CASE("a manager's own mail does not come back to the manager") {
    auto const arrival = mail_from("itu-t-liaison@iab.example", "Re: [LS-7] LS on QKD key management", "Noted.\n");
    auto const decision = decided(arrival, known_statement(FoundBy::tag));
    CHECK(decision.outcome == Outcome::filed);
    CHECK(decision.mails.empty());
}

TEST_CASE("unauthenticated mail about a known statement is filed with a mark, alike mail is held") {
    auto const answer =
        decided(unauthenticated(mail_from("jo@x.example", "Re: LS", "Hm.\n")), known_statement(FoundBy::tag));
    CHECK(answer.outcome == Outcome::filed);
    CHECK(answer.reason.contains("not authenticated"));
    CHECK(answer.mails[0].head.contains("not authenticated"));
    auto const exact =
        decided(unauthenticated(statement_from("ann.lee@itu.example", "")), known_statement(FoundBy::message_id));
    CHECK(exact.outcome == Outcome::filed);
    CHECK(exact.mails.empty());
    for (auto const by : {FoundBy::tag, FoundBy::identifier, FoundBy::title_and_author, FoundBy::title}) {
        CAPTURE(static_cast<int>(by));
        auto const alike =
            decided(unauthenticated(statement_from("ann.lee@itu.example", "ITU-T SG13")), known_statement(by));
        CHECK(alike.outcome == Outcome::held);
    }
}

TEST_CASE("what does not read like a statement is held, and a person who wrote it hears that a person will read it") {
    struct Row {
        std::string text;
        std::string reason;
    };
    for (auto const& [text, reason] :
         {Row{"How do we start?\n", "does not read like a statement"}, Row{" \n\n", "an empty mail"}}) {
        CAPTURE(text);
        auto const decision = decided(mail_from("jo@mesh.example", "Hello", text));
        CHECK(decision.outcome == Outcome::held);
        CHECK(decision.reason == reason);
        CHECK_FALSE(decision.held_draft);
        REQUIRE(decision.mails.size() == 2);
        CHECK(decision.mails[0].kind == MailKind::acknowledgement);
        CHECK(decision.mails[1].kind == MailKind::notice);
    }
}

TEST_CASE("several statements in one mail and a mail beyond the limits are held") {
    auto several = statement_from("isg@etsi.example", "ETSI");
    several.draft.statements = 2;
    auto const decision = decided(several);
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.reason == "2 statements in one mail");
    CHECK(decision.held_draft);
    CHECK(decision.mails.size() == 2);
    auto large = statement_from("isg@etsi.example", "ETSI");
    large.mail.over_limit = "more than 2000 parts";
    CHECK(decided(large).outcome == Outcome::held);
}

TEST_CASE("spam is held even when it reads like a statement, and is not answered") {
    auto spam = statement_from("ann.lee@itu.example", "ITU-T SG13");
    set_header(spam, "X-Spam-Flag", "YES");
    auto const decision = decided(spam);
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.mails.size() == 1);
    set_header(spam, "X-Spam-Flag", "NO");
    CHECK(decided(spam).outcome == Outcome::statement);
}

TEST_CASE("a mail that is encrypted or sealed is held with a reason that says what to ask for") {
    auto const reason = [](std::string type, std::string smime_type) {
        auto arrival = mail_from("ann.lee@itu.example", "LS on loops", "");
        auto& top = arrival.mail.top;
        top.type = std::move(type);
        top.text.reset();
        top.parameters = {{"smime-type", std::move(smime_type)}};
        top.bytes = "MIIB";
        auto const decision = decided(arrival);
        CHECK(decision.outcome == Outcome::held);
        return decision.reason;
    };
    CHECK(reason("application/pkcs7-mime", "enveloped-data").contains("it is encrypted"));
    CHECK(reason("application/x-pkcs7-mime", "").contains("it is encrypted"));
    CHECK(reason("application/pkcs7-mime", "signed-data").contains("inside an S/MIME signature"));
    CHECK_FALSE(reason("application/octet-stream", "").contains("encrypted"));
}

TEST_CASE("a subject alone makes no statement of a text that is encrypted") {
    auto arrival = mail_from("ann.lee@itu.example", "LS on loops",
                             "Hello,\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n");
    arrival.draft.form = Form::letter;
    arrival.draft.evidence.push_back({Field::title, "LS on loops", "header Subject", Rank::header});
    auto const decision = decided(arrival);
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.reason.contains("ask its sender for a mail in the clear"));
    add_evidence(arrival, Field::purpose, "action"); // of a document that could be read
    CHECK(decided(arrival).outcome == Outcome::statement);
}

namespace {

/// The mail of the delivery reports, as the store knows it.
Situation known_mail(std::vector<std::string> told_of = {}) {
    auto known = nothing_known();
    known.returned = SentMail{OutboxId{1904}, StatementId{7}, {"itu-t-liaison@iab.example", "kim@iab.example"}, {}};
    known.returned->told_of = std::move(told_of);
    return known;
}

} // namespace

TEST_CASE("a delivery report is attributed to the very mail and recipient") {
    auto const decision = decided(delivery_report("statements@ietf.example"), known_mail());
    CHECK(decision.outcome == Outcome::bounce);
    REQUIRE(decision.returns.size() == 1);
    CHECK(decision.returns[0].mail == OutboxId{1904});
    CHECK(decision.returns[0].address == "itu-t-liaison@iab.example");
    CHECK(decision.returns[0].reply == "550 5.1.1 User unknown");
    CHECK(decision.returns[0].told);
    CHECK(decision.mails.size() == 1);
}

TEST_CASE("the coordinators are told of an address once") {
    auto const again = decided(delivery_report("statements@ietf.example"), known_mail({"itu-t-liaison@iab.example"}));
    CHECK(again.outcome == Outcome::bounce);
    CHECK(again.returns.size() == 1);
    CHECK_FALSE(again.returns[0].told);
    CHECK(again.mails.empty());
}

TEST_CASE("an address that leads elsewhere is that of the only recipient; of several it is told as it is named") {
    auto report = delivery_report("statements@ietf.example", "failed", "lee@elsewhere.example");
    auto known = known_mail();
    auto const unclear = decided(report, known);
    CHECK(unclear.returns.empty());
    REQUIRE(unclear.mails.size() == 1);
    CHECK(unclear.mails[0].head.contains("lee@elsewhere.example"));
    known.returned->recipients.pop_back();
    CHECK(decided(report, known).returns.at(0).address == "itu-t-liaison@iab.example");
}

TEST_CASE("a report about a mail that nobody here has sent is told to nobody: the desk's address may be forged") {
    auto const decision = decided(delivery_report("statements@ietf.example"));
    CHECK(decision.outcome == Outcome::bounce);
    CHECK(decision.mails.empty());
    CHECK(decision.returns.empty());
}

TEST_CASE("mail about one statement is held when it becomes a flood, and the coordinators are told once") {
    auto const mail = mail_from("ann.lee@itu.example", "Re: [LS-7] LS on QKD key management", "And another thing.\n");
    auto known = known_statement(FoundBy::tag);
    known.related[0].events_lately = events_an_hour - 1;
    CHECK(decided(mail, known).outcome == Outcome::filed);
    known.related[0].events_lately = events_an_hour;
    auto const first = decided(mail, known);
    CHECK(first.outcome == Outcome::held);
    CHECK(first.reason.contains("looks like a loop"));
    CHECK(first.events.size() == 1);
    CHECK(first.mails.size() == 1);
    known.related[0].events_lately = events_an_hour + 1;
    auto const next = decided(mail, known);
    CHECK(next.outcome == Outcome::held);
    CHECK(next.events.empty());
    CHECK(next.mails.empty());
    auto const report = decided(delivery_report("statements@ietf.example"), known);
    CHECK(report.outcome == Outcome::bounce);
    CHECK(report.events.empty());
}
