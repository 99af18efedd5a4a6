#include "desk/arrival.hpp"
#include "desk/decide.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

std::string const plain = "Received: from a by b; date\r\nFrom: ann@itu.example\r\nSubject: LS\r\n"
                          "Date: Fri, 20 Nov 2026 09:30:00 +0000\r\nMessage-ID: <1@itu.example>\r\n\r\nHello\r\n";

Arrival prepared(std::string_view raw) { return prepare({5}, morning, {"ann@itu.example", {}, "lmtp"}, raw); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

TEST_CASE("a redelivery has the same content hash, another mail has not") {
    auto const hash = prepared(plain).content_hash;
    CHECK(hash.size() == 64);
    CHECK(prepared("Return-Path: <x@y>\r\n" + plain).content_hash == hash);
    CHECK(prepared(replaced(plain, "from a by b", "from c by d")).content_hash == hash);
    CHECK(prepared(replaced(plain, "Subject: LS", "Subject:\r\n LS")).content_hash == hash);
    for (auto const* part : {"ann@itu", "Subject: LS", "09:30", "<1@", "Hello"}) {
        CAPTURE(part);
        CHECK(prepared(replaced(plain, part, std::string{part} + "x")).content_hash != hash);
    }
}

TEST_CASE("a mail that SMTP cannot carry as it is goes encoded") {
    CHECK(prepared(plain).carried_as == OriginalForm::rfc822);
    CHECK_FALSE(prepared(plain).eight_bit);
    CHECK(prepared(plain + "J\xc3\xb8rgen\r\n").eight_bit);
    CHECK(prepared(plain + "no line end").carried_as == OriginalForm::rfc822);
    CHECK(prepared(plain + std::string(998, 'a') + "\r\n").carried_as == OriginalForm::rfc822);
    using namespace std::string_literals;
    for (auto const& more : {"bare\nline\r\n"s, "bare\rreturn\r\n"s, "return\r"s, "\n"s, "nul\0octet\r\n"s,
                             std::string(999, 'a') + "\r\n", std::string(999, 'a')}) {
        CAPTURE(more);
        CHECK(prepared(plain + more).carried_as == OriginalForm::base64);
    }
}

TEST_CASE("the store is asked for all by which a mail can belong to a statement") {
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    arrival.mail.subject = "Re: [ls-7] LS";
    arrival.mail.in_reply_to = {"a@x.example"};
    arrival.mail.references = {"root@x.example", "a@x.example"};
    arrival.draft.message_id = "inner@x.example";
    arrival.draft.url = "https://tool.example/1";
    auto const question = question_about(facts_of(arrival, ietf_house()));
    CHECK(question.self == InboxId{812});
    CHECK(question.message_id == "m1@itu.example");
    CHECK(question.references ==
          std::vector<std::string>{"a@x.example", "m1@itu.example", "inner@x.example", "root@x.example"});
    CHECK(question.identifiers == std::vector<std::string>{"LS136"});
    CHECK(question.tag == StatementId{7});
    CHECK(question.url == "https://tool.example/1");
    CHECK(question.title == "LS on QKD key management");
    CHECK(question.author == "ann.lee@itu.example");
    CHECK(question.sender == "ann.lee@itu.example");
    CHECK(question.since == morning - std::chrono::hours{24});
}

TEST_CASE("only a number in brackets is a tag") {
    for (auto const* subject :
         {"LS-7", "[LS-]", "[LS-x7]", "[LS-7", "[LS-0]", "[LS-99999999999999999999]", "[LS--7]"}) {
        CAPTURE(subject);
        CHECK_FALSE(question_about(facts_of(mail_from("a@b.example", subject, ""), ietf_house())).tag);
    }
    CHECK(question_about(facts_of(mail_from("a@b.example", "[LS-] [LS-12]", ""), ietf_house())).tag == StatementId{12});
}
