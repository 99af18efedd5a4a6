#include "daemon/commands/json_write.hpp"
#include <boost/json/parse.hpp>

using namespace liaison;
namespace json = boost::json;

namespace {

std::vector<std::string> keys_of(json::object const& object) {
    std::vector<std::string> keys;
    for (auto const& [key, value] : object) keys.emplace_back(key);
    return keys;
}

json::object parsed(std::string const& line) {
    CHECK(line.find('\n') == line.npos);
    return json::parse(line).as_object(); // throws for what is no JSON or no UTF-8
}

std::vector<std::string> const statement_keys{"direction",
                                              "title",
                                              "purpose",
                                              "deadline",
                                              "from",
                                              "to",
                                              "cc",
                                              "from_contacts",
                                              "reply_to",
                                              "response_contacts",
                                              "technical_contacts",
                                              "cc_contacts",
                                              "identifiers",
                                              "in_response_to",
                                              "sent",
                                              "attachments",
                                              "missing",
                                              "remarks",
                                              "body"};

Statement full_statement() {
    Statement statement;
    statement.title = "LS on QKD key management";
    statement.purpose = Purpose::action;
    statement.deadline = parse_date("2026-12-31");
    statement.from = {"ITU-T", {"SG13"}, "ITU-T SG13"};
    statement.to = {{"opsawg", "IETF OPSAWG"}};
    statement.cc = {{std::nullopt, "ITU-T SG17"}};
    statement.from_contacts = {{"Ann Lee", "ann.lee@itu.example"}};
    statement.response_contacts = {{"", "tsbsg13@itu.example"}};
    statement.identifiers = {"SG13-LS136"};
    statement.sent = parse_instant("2026-11-20T09:30:00Z");
    statement.attachments = {{"SG13-LS136.docx", "application/msword", 18211, "ab"}};
    statement.body = "two\nlines";
    statement.origins = {{"deadline", "2026-12-31", "text line 12"}};
    return statement;
}

} // namespace

TEST_CASE("a statement has all its keys, whatever the mail said") {
    Decision decision;
    decision.outcome = Outcome::statement;
    decision.record = Record{StatementId{1}, Statement{}};
    auto const object = parsed(write_json("03.eml", decision, false));
    CHECK(keys_of(object) ==
          std::vector<std::string>{"file", "outcome", "reason", "on_statement", "statement", "mails"});
    auto const& statement = object.at("statement").as_object();
    CHECK(keys_of(statement) == statement_keys);
    for (auto const* key : {"title", "purpose", "deadline", "sent", "body"}) {
        CAPTURE(key);
        CHECK(statement.at(key).is_null());
    }
    for (auto const* key : {"to", "cc", "from_contacts", "identifiers", "attachments"}) {
        CAPTURE(key);
        CHECK(statement.at(key).as_array().empty());
    }
    CHECK(statement.at("from") ==
          json::value({{"organization", nullptr}, {"groups", json::array{}}, {"text", nullptr}}));
}

TEST_CASE("explain's object says what was read and what would be sent") {
    Decision decision;
    decision.outcome = Outcome::statement;
    decision.reason = "new statement from ITU-T";
    decision.record = Record{StatementId{1}, full_statement()};
    Outgoing mail;
    mail.kind = MailKind::forward;
    mail.to = {{"Lee Manager", "itu-t-liaison@iab.example"}};
    mail.subject = "[LS-1] LS on QKD key management";
    decision.mails = {mail};
    auto const object = parsed(write_json("03.eml", decision, true));
    auto const& statement = object.at("statement").as_object();
    CHECK(object.at("outcome") == "statement");
    CHECK(statement.at("deadline") == "2026-12-31");
    CHECK(statement.at("to") == json::parse(R"([{"group": "opsawg", "text": "IETF OPSAWG"}])"));
    CHECK(statement.at("cc") == json::parse(R"([{"group": null, "text": "ITU-T SG17"}])"));
    CHECK(statement.at("from_contacts") == json::parse(R"(["Ann Lee <ann.lee@itu.example>"])"));
    CHECK(statement.at("sent") == "2026-11-20T09:30:00Z");
    CHECK(statement.at("missing") == json::parse(R"(["technical_contacts"])"));
    CHECK(statement.at("attachments").at(0).at("size") == 18211);
    CHECK(statement.at("body") == "two\nlines");
    CHECK(object.at("mails") == json::parse(R"([{"kind": "forward", "to": ["itu-t-liaison@iab.example"], "cc": [],
                                                "subject": "[LS-1] LS on QKD key management"}])"));
    CHECK(object.at("evidence") ==
          json::parse(R"([{"field": "deadline", "value": "2026-12-31", "place": "text line 12"}])"));
}

TEST_CASE("a held mail shows the draft that could be read, other mail none") {
    Decision held;
    held.held_draft = full_statement();
    CHECK(parsed(write_json("a", held, false)).at("statement").at("title") == "LS on QKD key management");
    CHECK(parsed(write_json("a", Decision{.outcome = Outcome::bounce}, false)).at("statement").is_null());
}

TEST_CASE("a record and its history have the keys of list and show") {
    Record record{StatementId{42}, full_statement()};
    record.received = *parse_instant("2026-11-20T09:31:07Z");
    auto keys = statement_keys;
    keys.insert(keys.begin(), "id");
    for (auto const* key : {"state", "action", "received", "posted", "action_holders", "action_note", "links",
                            "linked_from", "not_reached"})
        keys.emplace_back(key);
    record.linked_from = {{LinkKind::answers, StatementId{50}}};
    auto const listed = parsed(write_json(record, {"lee@kestrel.example"}));
    CHECK(keys_of(listed) == keys);
    CHECK(listed.at("id") == 42);
    CHECK(listed.at("posted").is_null());
    CHECK(listed.at("linked_from") == json::parse(R"([{"kind": "answers", "statement": 50}])"));
    CHECK(listed.at("not_reached") == json::parse(R"(["lee@kestrel.example"])"));
    auto const shown = parsed(write_json(record, {},
                                         {Event{record.received, "liaisond", "recorded", InboxId{812}},
                                          Event{record.received, "operator ann", "posted", std::nullopt}}));
    keys.emplace_back("events");
    keys.emplace_back("evidence");
    CHECK(keys_of(shown) == keys);
    CHECK(shown.at("events").at(0) ==
          json::parse(R"({"at": "2026-11-20T09:31:07Z", "by": "liaisond", "what": "recorded", "mail": 812})"));
    CHECK(shown.at("events").at(1).at("mail").is_null());
}

TEST_CASE("a mail of the inbox tells its envelope and what became of it") {
    InboxMail mail{.id = InboxId{812}, .envelope = {"", {"statements@ietf.example"}, "lmtp"}, .size = 8211};
    auto const waiting = parsed(write_json(mail));
    CHECK(waiting.at("sender") == "");
    CHECK(waiting.at("outcome").is_null());
    CHECK(waiting.at("statement").is_null());
    mail.outcome = Outcome::statement;
    mail.statement = StatementId{42};
    mail.reason = "new statement from ITU-T";
    auto const done = parsed(write_json(mail));
    CHECK(done.at("outcome") == "statement");
    CHECK(done.at("statement") == 42);
    for (auto const* key : {"id", "received", "via", "recipients", "message_id", "subject", "size", "reason"})
        CHECK(done.contains(key));
}

TEST_CASE("a mail of the outbox tells the fate of each recipient") {
    OutboxMail mail{.id = OutboxId{1904}, .attempts = 2};
    mail.mail.kind = MailKind::forward;
    mail.mail.statement = StatementId{42};
    mail.recipients = {{"a@b.example", RecipientState::sent, "250 ok"}, {"c@d.example", RecipientState::waiting, ""}};
    auto const object = parsed(write_json(mail));
    CHECK(object.at("kind") == "forward");
    CHECK(object.at("attempts") == 2);
    CHECK(object.at("due").is_string());
    CHECK(object.at("recipients") == json::parse(R"([{"address": "a@b.example", "state": "sent", "reply": "250 ok"},
                                                     {"address": "c@d.example", "state": "waiting", "reply": null}])"));
    mail.recipients.pop_back();
    CHECK(parsed(write_json(mail)).at("due").is_null());
}

TEST_CASE("parse's object has text where there is text and digests where there is not") {
    Mail mail;
    mail.from = {{"", "Ann Lee", "ann@itu.example"}};
    mail.cc = {{"WG", "", "x@y.example"}};
    mail.top.path = "1";
    mail.top.type = "multipart/mixed";
    Part text;
    text.path = "1.1";
    text.type = "text/plain";
    text.charset = "utf-8";
    text.text = "hello\n";
    text.bytes = "hello\r\n";
    Part pdf;
    pdf.path = "1.2";
    pdf.type = "application/pdf";
    pdf.name = "décision.pdf";
    pdf.disposition = "attachment";
    pdf.bytes = "abc";
    Part inner;
    inner.path = "1.3";
    inner.type = "message/rfc822";
    inner.message = std::make_unique<Mail>();
    inner.message->top.path = "1.3.1";
    inner.message->top.type = "text/html";
    inner.message->top.text = "<p>";
    mail.top.parts.push_back(std::move(text));
    mail.top.parts.push_back(std::move(pdf));
    mail.top.parts.push_back(std::move(inner));
    mail.defects = {"1.2: base64 ends early"};
    auto const object = parsed(write_json("03.eml", mail));
    CHECK(object.at("from") == json::parse(R"([{"name": "Ann Lee", "address": "ann@itu.example"}])"));
    CHECK(object.at("cc") == json::parse(R"([{"group": "WG", "name": null, "address": "x@y.example"}])"));
    CHECK(object.at("date").is_null());
    CHECK(object.at("parts") == json::parse(R"([
        {"path": "1", "type": "multipart/mixed"},
        {"path": "1.1", "type": "text/plain", "charset": "utf-8", "text": "hello\n"},
        {"path": "1.2", "type": "application/pdf", "name": "décision.pdf", "disposition": "attachment", "size": 3,
         "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"path": "1.3", "type": "message/rfc822"},
        {"path": "1.3.1", "type": "text/html", "text": "<p>"}])"));
    CHECK(object.at("defects") == json::parse(R"(["1.2: base64 ends early"])"));
}

TEST_CASE("what is no UTF-8 is replaced, octet by octet, and the rest stays") {
    struct Row {
        std::string text, expected;
    };
    for (auto const& [text, expected] :
         {Row{"caf\xE9", "caf\uFFFD"}, Row{"\xC0\xAF", "\uFFFD\uFFFD"}, Row{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
          Row{"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"}, Row{"\xE2\x82", "\uFFFD\uFFFD"}, Row{"€ 😀 é", "€ 😀 é"},
          Row{"\xEF\xBF\xBF", "\xEF\xBF\xBF"}, Row{"\xE0\x9F\xBF", "\uFFFD\uFFFD\uFFFD"},
          Row{std::string{"a\0b", 3}, std::string{"a\0b", 3}}}) {
        CAPTURE(text);
        InboxMail mail;
        mail.subject = text;
        CHECK(parsed(write_json(mail)).at("subject").as_string() == expected);
    }
}
