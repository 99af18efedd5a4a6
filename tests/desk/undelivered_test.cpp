#include "desk/undelivered.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

Outgoing failed_forward() {
    Outgoing mail;
    mail.kind = MailKind::forward;
    mail.message_id = "ls42.forward.812.x@ietf.example";
    mail.subject = "[LS-42] LS on QKD";
    mail.statement = StatementId{42};
    return mail;
}

} // namespace

TEST_CASE("a mail is tried again after 1, 2, 5, 10, 15, 30 and 60 minutes, then every hour") {
    std::vector<int> minutes;
    for (int attempts = 1; attempts <= 9; ++attempts)
        minutes.push_back(static_cast<int>(retry_delay(attempts).count()));
    CHECK(minutes == std::vector{1, 2, 5, 10, 15, 30, 60, 60, 60});
    CHECK(retry_delay(0) == std::chrono::minutes{1});
    CHECK(retry_delay(100'000) == std::chrono::minutes{60});
}

TEST_CASE("the coordinators are told who was not reached and in the relay's words") {
    auto const notice = notice_of_failure({1904}, failed_forward(), {{"lee@iab.example", "550 5.1.1 no such\r\nuser"}},
                                          ietf_house(), morning);
    REQUIRE(notice);
    CHECK(notice->kind == MailKind::notice);
    CHECK(notice->subject == "[LS-42] Not delivered: LS on QKD");
    CHECK(notice->statement == StatementId{42});
    CHECK(notice->envelope_sender.empty());
    CHECK(specs(notice->to) == std::vector<std::string>{"liaison-coordination@iab.example"});
    CHECK(notice->head.contains("  lee@iab.example\r\n    550 5.1.1 no such user\r\n"));
    CHECK(notice->head.contains("queue show 1904"));
    CHECK(notice->head.contains("References: <ls42.forward.812.x@ietf.example>\r\n"));
}

TEST_CASE("nobody gets a mail about a failed mail to the same address") {
    std::vector<Refusal> const refused{{"Liaison-Coordination@iab.example", "550 full"}};
    CHECK_FALSE(notice_of_failure({1}, failed_forward(), refused, ietf_house(), morning));
    auto desk = ietf_desk();
    desk.coordinators.push_back({"", "second@iab.example"});
    auto const notice = notice_of_failure({1}, failed_forward(), refused, ietf_house(desk), morning);
    REQUIRE(notice);
    CHECK(specs(notice->to) == std::vector<std::string>{"second@iab.example"});
    CHECK_FALSE(notice_of_failure({1}, failed_forward(), {}, ietf_house(), morning));
}

TEST_CASE("recipients that fail later give a notice with a Message-ID of its own") {
    auto const house = ietf_house();
    auto const id = [&](std::string const& address) {
        return notice_of_failure({1}, failed_forward(), {{address, "550"}}, house, morning)->message_id;
    };
    CHECK(id("a@b.example") == id("a@b.example"));
    CHECK(id("a@b.example") != id("c@b.example"));
}
