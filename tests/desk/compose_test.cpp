#include "core/text.hpp"
#include "desk/compose.hpp"
#include "desk/safe_text.hpp"
#include "tests/desk/house.hpp"
#include "tests/support/files.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

/// The statement of the golden mails: everything that a mail can show.
Arrival golden_arrival() {
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    arrival.mail.from[0].name = "Ann Lée, Counsellor";
    arrival.mail.references = {"thread.1@itu.example"};
    add_evidence(arrival, Field::in_response_to, "SG11-LS105");
    arrival.draft.attachments = {{"décision.docx", "application/octet-stream", 18'211, std::string(64, 'a')}};
    arrival.draft.sent = morning;
    arrival.size = 90'000;
    return arrival;
}

Decision golden_decision() { return decide(golden_arrival(), nothing_known(), ietf_house(), morning); }

std::vector<Outgoing> mails_of(Arrival const& arrival, Situation const& known = nothing_known()) {
    return decide(arrival, known, ietf_house(), morning).mails;
}

std::string everything(Outgoing const& mail) { return mail.head + mail.tail + mail.without_original; }

bool has_strict_line_ends(std::string_view text) {
    for (auto at = text.find_first_of("\r\n"); at != text.npos; at = text.find_first_of("\r\n", at + 2))
        if (!text.substr(at).starts_with("\r\n")) return false;
    return true;
}

std::string headers_of(Outgoing const& mail) { return mail.head.substr(0, mail.head.find("\r\n\r\n") + 2); }

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

} // namespace

// After a deliberate change run this test with LIAISOND_UPDATE_GOLDEN=1 and look at `git diff fixtures/golden`.
TEST_CASE("an acknowledgement and a forward are, octet for octet, the golden mails") {
    auto const decision = golden_decision();
    REQUIRE(decision.mails.size() == 2);
    CHECK(equals_golden("fixtures/golden/acknowledgement.eml", decision.mails[0].head));
    CHECK(equals_golden("fixtures/golden/forward.eml",
                        decision.mails[1].head + "(the original)" + decision.mails[1].tail));
    CHECK(equals_golden("fixtures/golden/forward-without-original.eml", decision.mails[1].without_original));
}

TEST_CASE("every mail of the desk has the fields that mail of a program must have") {
    auto const house = ietf_house();
    auto mails = mails_of(golden_arrival());
    std::ranges::move(mails_of(mail_from("jo@mesh.example", "Hello", "Hello\n")), std::back_inserter(mails));
    std::ranges::move(mails_of(mail_from("jo@mesh.example", "Re: x", "x\n"), known_statement(FoundBy::tag)),
                      std::back_inserter(mails));
    REQUIRE(mails.size() == 5);
    for (auto const& mail : mails) {
        CAPTURE(mail.head);
        auto const headers = headers_of(mail);
        bool const answer = mail.kind == MailKind::acknowledgement;
        CHECK(headers.starts_with("From: IETF Liaison Desk <statements@ietf.example>\r\n"));
        CHECK(headers.contains(answer ? "\r\nAuto-Submitted: auto-replied\r\n"
                                      : "\r\nAuto-Submitted: auto-generated\r\n"));
        CHECK(headers.contains("\r\nX-Loop: liaisond statements@ietf.example\r\n"));
        CHECK(headers.contains("\r\nReply-To: statements"));
        CHECK(headers.contains("\r\nDate: Fri, 20 Nov 2026 09:30:00 +0000\r\n"));
        CHECK(headers.contains("\r\nMessage-ID: <" + mail.message_id + ">\r\n"));
        CHECK(headers.contains("\r\nIn-Reply-To: <m1@"));
        CHECK(headers.contains("\r\nMIME-Version: 1.0\r\n"));
        for (auto const* once : {"\r\nTo: ", "\r\nSubject: ", "\r\nDate: ", "\r\nMessage-ID: ", "\r\nReferences: "})
            CHECK(count(headers, once) == 1);
        CHECK(mail.envelope_sender == (answer ? "" : "statements@ietf.example"));
        CHECK(has_strict_line_ends(everything(mail)));
        for (auto const line : split(mail.head, '\n')) CHECK((line.size() <= 79 || line.starts_with("Message-ID: ")));
    }
}

TEST_CASE("the same mail gives the same mails, another mail other Message-IDs") {
    auto const first = mails_of(golden_arrival());
    auto const again = mails_of(golden_arrival());
    CHECK(first[0].message_id == again[0].message_id);
    CHECK(everything(first[1]) == everything(again[1]));
    CHECK(first[0].message_id != first[1].message_id);
    auto other = golden_arrival();
    other.id = {813};
    CHECK(mails_of(other)[0].message_id != first[0].message_id);
    auto later = golden_arrival();
    later.received += std::chrono::milliseconds{1};
    CHECK(mails_of(later)[0].message_id != first[0].message_id);
}

TEST_CASE("the original stands untouched between head and tail, in a form that SMTP carries") {
    auto arrival = golden_arrival();
    auto const plain = mails_of(arrival)[1];
    auto const boundary = plain.tail.substr(4, plain.tail.size() - 8);
    CHECK(plain.tail == "\r\n--" + boundary + "--\r\n");
    CHECK(plain.head.contains("Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n"));
    CHECK(plain.head.ends_with("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n"
                               "Content-Disposition: attachment; filename=\"original.eml\"\r\n\r\n"));
    arrival.eight_bit = true;
    auto const eight_bit = mails_of(arrival)[1];
    CHECK(count(eight_bit.head, "Content-Transfer-Encoding: 8bit\r\n") == 2);
    arrival.carried_as = OriginalForm::base64;
    auto const encoded = mails_of(arrival)[1];
    CHECK(encoded.original_form == OriginalForm::base64);
    CHECK(encoded.head.contains("Content-Type: application/octet-stream; name=\"original.eml\"\r\n"
                                "Content-Transfer-Encoding: base64\r\n"));
    CHECK_FALSE(encoded.head.contains("8bit"));
    arrival.content_hash = std::string(64, 'd');
    CHECK(mails_of(arrival)[1].tail != encoded.tail);
}

TEST_CASE("a forward without the original says where it is") {
    auto const mail = mails_of(golden_arrival())[1];
    CHECK(mail.without_original.contains("liaisond mail raw 812"));
    CHECK_FALSE(mail.without_original.contains("multipart"));
    CHECK_FALSE(mail.head.contains("liaisond mail raw"));
}

TEST_CASE("an original that every relay takes needs no mail to go in its place") {
    auto arrival = golden_arrival();
    arrival.size = 8'000;
    CHECK(mails_of(arrival)[1].without_original.empty());
    arrival.size = 50'000;
    CHECK(mails_of(arrival)[1].without_original.empty());
    arrival.carried_as = OriginalForm::base64;
    CHECK_FALSE(mails_of(arrival)[1].without_original.empty());
    arrival.size = 64'000;
    arrival.carried_as = OriginalForm::rfc822;
    CHECK_FALSE(mails_of(arrival)[1].without_original.empty());
}

TEST_CASE("the tag of the statement stands in the subject once, in front") {
    CHECK(tagged_subject("Title", StatementId{42}) == "[LS-42] Title");
    CHECK(tagged_subject("[LS-42] Re: [ls-7] Title [LS-42]", StatementId{42}) == "[LS-42] Re: Title");
    CHECK(tagged_subject("[LS-7] Title", std::nullopt) == "Title");
    CHECK(tagged_subject("[LS-x] [LS-] [LS-4", StatementId{1}) == "[LS-1] [LS-x] [LS-] [LS-4");
    CHECK(count_characters(tagged_subject(std::string(1000, 'a'), std::nullopt)) == 303);
}

TEST_CASE("nothing that a mail says becomes a header, a part or another recipient of ours") {
    std::string const evil = "x\r\nBcc: victim@itu.example\r\n\r\n--=_\r\nContent-Type: text/html\r\n\r\n\u202E<b>";
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13" + evil);
    for (auto& evidence : arrival.draft.evidence)
        if (evidence.field == Field::title) evidence.text = evil;
    add_evidence(arrival, Field::to, evil);
    add_evidence(arrival, Field::in_response_to, evil);
    arrival.mail.from[0].name = evil;
    arrival.mail.subject = evil;
    arrival.mail.message_id = "a@b.example>\r\nBcc: victim@itu.example";
    arrival.mail.references = {"c@d.example", evil};
    arrival.draft.attachments = {{evil, evil, 1, ""}};
    auto mails = mails_of(arrival);
    std::ranges::move(mails_of(unauthenticated(std::move(arrival))), std::back_inserter(mails));
    REQUIRE(mails.size() == 3);
    for (auto const& mail : mails) {
        CAPTURE(mail.head);
        auto const all = everything(mail);
        CHECK(has_strict_line_ends(all));
        CHECK(count(all, "\nBcc:") == 0);
        CHECK(count(all, "\n--=_\r\n") == 0);
        CHECK_FALSE(all.contains("\u202E"));
        CHECK_FALSE(all.contains("=E2=80=AE"));
        CHECK(mail.recipients().size() == 1);
    }
}

TEST_CASE("addresses that cannot be delivered to are never written to") {
    auto house = ietf_house();
    house.directory.organizations[0].managers = {{"", "lee(at)itu"}, {"", "a@b.example\r\nRCPT TO:<c@d.example>"}};
    auto const decision = decide(golden_arrival(), nothing_known(), house, morning);
    CHECK(specs(mail_of_kind(decision, MailKind::forward)->to) ==
          std::vector<std::string>{"liaison-coordination@iab.example"});
    house.desk.coordinators.clear();
    auto const nobody = decide(golden_arrival(), nothing_known(), house, morning);
    CHECK(nobody.outcome == Outcome::statement);
    CHECK(mail_of_kind(nobody, MailKind::forward) == nullptr);
    CHECK(nobody.events.back().what.contains("nobody"));
}

TEST_CASE("documents are parts of their own, named as any mail program reads it, their type not trusted") {
    struct Row {
        Attachment document;
        std::string_view head;
    };
    for (auto const& [document, head] : std::vector<Row>{
             {{"LS136 v2.pdf", "application/pdf"},
              "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
              "Content-Disposition: attachment;\r\n filename=\"LS136 v2.pdf\"\r\n\r\n"},
             {{"décision.docx", "text/plain"},
              "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
              "Content-Disposition: attachment;\r\n filename*0*=utf-8''d%C3%A9cision.docx\r\n\r\n"},
             {{"x\r\nBcc: a@b.example\"", "a/b\r\nX: y"},
              "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
              "Content-Disposition: attachment;\r\n filename*0*=utf-8''x%20Bcc%3A%20a%40b.example%22\r\n\r\n"},
             {{"", "message/rfc822"},
              "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
              "Content-Disposition: attachment\r\n\r\n"}}) {
        auto const house = ietf_house();
        Letter letter;
        letter.template_name = "outgoing";
        letter.to = {{"", "a@b.example"}};
        letter.enclosures = {document};
        letter.enclosures[0].mail = InboxId{801};
        letter.enclosures[0].sha256 = std::string(64, 'a');
        auto const mail = compose(letter, house, morning);
        REQUIRE(mail.enclosures.size() == 1);
        auto const delimiter = mail.tail.substr(0, mail.tail.size() - 4);
        CHECK(mail.enclosures[0].head == fmt::format("{}\r\n{}", delimiter, head));
        CHECK(mail.without_original.empty());
        letter.enclosures[0].size = 60'000;
        CHECK(compose(letter, house, morning).without_original.contains("could not go with this mail"));
    }
}
