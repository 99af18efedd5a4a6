#include "desk/bounce_text.hpp"
#include "desk/delivery_notice.hpp"
#include "tests/desk/house.hpp"
#include "tests/support/files.hpp"

using namespace liaison;

namespace {

Arrival returned(std::string const& name) {
    Envelope const envelope{"", {"statements+b1904.token@ietf.example"}, "lmtp"};
    return prepare({1}, test::morning, envelope, test::source_file(fmt::format("fixtures/bounce/{}.eml", name)));
}

std::string_view name_of(DeliveryStatus status) {
    switch (status) {
    case DeliveryStatus::failed: return "failed";
    case DeliveryStatus::delayed: return "delayed";
    case DeliveryStatus::arrived: return "arrived";
    }
    return "";
}

/// "failed lee@kestrel.example", one line a recipient.
std::string read(std::string const& name) {
    auto const notice = read_delivery_notice(returned(name), true);
    if (!notice) return "no notice";
    std::string text;
    for (auto const& recipient : notice->recipients)
        text += fmt::format("{} {}\n", name_of(recipient.status), recipient.address);
    return text;
}

std::string reply(std::string const& name) {
    return read_delivery_notice(returned(name), true)->recipients.at(0).reply;
}

} // namespace

TEST_CASE("delivery notices of all mail systems say who did not get the mail") {
    for (auto const& [name, expected] : std::map<std::string, std::string>{
             {"qmail", "failed lee@kestrel.example\nfailed kim@kestrel.example\n"},
             {"exim", "failed lee@kestrel.example\n"},
             {"exim-delayed", "delayed lee@kestrel.example\n"},
             {"exchange-old", "failed lee@kestrel.example\n"},
             {"exchange-report", "failed lee@kestrel.example\n"},
             {"postfix", "failed lee@kestrel.example\ndelayed kim+ls@kestrel.example\n"},
             {"postfix-delayed", "delayed lee@kestrel.example\n"},
             {"postfix-flattened", "failed lee@kestrel.example\n"},
             {"sendmail", "failed lee@kestrel.example\n"},
             {"sendmail-warning", "delayed lee@kestrel.example\n"},
             {"relayed", "arrived lee@kestrel.example\n"},
             {"unknown-words", "failed lee@kestrel.example\n"},
             {"out-of-office", "no notice"},
         }) {
        CAPTURE(name);
        CHECK(read(name) == expected);
    }
}

TEST_CASE("a notice gives the mail system's words, in one line") {
    CHECK(reply("postfix") == "550 5.1.1 <lee@kestrel.example>: Recipient address rejected: User unknown");
    CHECK(reply("qmail") == "192.0.2.80 does not like recipient. Remote host said: 550 5.1.1 no mailbox here by that "
                            "name Giving up on 192.0.2.80.");
    CHECK(reply("exim").ends_with("550 5.1.1 <lee@kestrel.example>: User unknown"));
    CHECK(reply("exchange-old").ends_with("<mx.kestrel.example #5.1.1>"));
    CHECK(reply("sendmail") == "(reason: 550 5.1.1 <lee@kestrel.example>... User unknown)");
    CHECK(reply("relayed") == "2.1.5");
}

TEST_CASE("the mail that a notice returns is known by its Message-ID") {
    for (auto const* name : {"qmail", "exim", "exchange-report", "postfix", "postfix-delayed", "postfix-flattened",
                             "sendmail", "relayed"}) {
        CAPTURE(name);
        auto const notice = read_delivery_notice(returned(name));
        REQUIRE(notice);
        CHECK(notice->message_ids == std::vector<std::string>{"ls42.forward.812.m1@ietf.example"});
        CHECK(notice->original_sender == "statements@ietf.example");
        CHECK(notice->original_subject == "[LS-42] LS on key management");
    }
}

TEST_CASE("an address that was changed on the way is kept beside the one that was written to") {
    auto const notice = read_delivery_notice(returned("exchange-report"));
    CHECK(notice->recipients.at(0).final_address == "lee.manager@mailboxes.kestrel.example");
    CHECK(read_delivery_notice(returned("postfix"))->recipients.at(0).final_address.empty());
}

TEST_CASE("words that nobody knows are a notice only at the address for returned mail") {
    CHECK_FALSE(read_delivery_notice(returned("unknown-words")));
    auto from_a_person = returned("unknown-words");
    from_a_person.envelope.sender = "lee@kestrel.example";
    CHECK_FALSE(read_delivery_notice(from_a_person, true));
}

TEST_CASE("a notice that returns a statement is a notice, whatever address the mail system writes from") {
    for (auto const* sender : {"mailer-daemon@mx.kestrel.example", "postmaster@mx.kestrel.example", "mta@x.example"}) {
        CAPTURE(sender);
        auto notice = test::statement_from(sender, "ITU-T SG13");
        notice.mail.subject = "failure notice";
        notice.envelope.sender.clear();
        CHECK(read_delivery_notice(notice));
        auto const decision = test::decide(notice, test::nothing_known(), test::ietf_house(), test::morning);
        CHECK(decision.outcome == Outcome::automatic);
        CHECK(decision.mails.empty());
    }
    auto const postmaster = test::statement_from("postmaster@itu.example", "ITU-T SG13");
    CHECK_FALSE(read_delivery_notice(postmaster));
}

TEST_CASE("a notice that names ten thousand addresses is read as far as makes sense") {
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += fmt::format("<a{}@x.example>: gone\n", i);
    CHECK(read_noticed(text, DeliveryStatus::failed).size() == 100);
}
