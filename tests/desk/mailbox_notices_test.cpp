#include "desk/mailbox_notices.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

constexpr std::string_view mailbox = "imaps://statements@mail.ietf.example:993/INBOX";

} // namespace

TEST_CASE("the coordinators are told since when nothing is fetched from a mailbox, and why") {
    auto const notice = notice_of_silence(mailbox, morning, "the mail server refuses the login: NO\r\nX-Evil: 1",
                                          ietf_house(), morning + std::chrono::hours{1});
    REQUIRE(notice);
    CHECK(notice->kind == MailKind::notice);
    CHECK(notice->subject == "No mail is fetched from a mailbox since 20 November 2026, 09:30 UTC");
    CHECK(notice->envelope_sender.empty());
    REQUIRE(notice->to.size() == 1);
    CHECK(notice->to.front().spec == "liaison-coordination@iab.example");
    CHECK(notice->head.contains("Mailbox:        imaps://statements@mail.ietf.example:993/INBOX\r\n"));
    CHECK(notice->head.contains("Last look:      20 November 2026, 09:30 UTC\r\n"));
    CHECK(!notice->head.contains("\nX-Evil"));
}

TEST_CASE("one silence is told in one mail, whenever that is written; the next one in another") {
    auto const house = ietf_house();
    auto const first = notice_of_silence(mailbox, morning, "no", house, morning + std::chrono::hours{1});
    auto const again = notice_of_silence(mailbox, morning, "no", house, morning + std::chrono::hours{2});
    auto const next = notice_of_silence(mailbox, morning + std::chrono::hours{3}, "no", house, morning);
    REQUIRE((first && again && next));
    CHECK(first->message_id == again->message_id);
    CHECK(first->message_id != next->message_id);
}

TEST_CASE("the coordinators are told where to find a mail that could not be taken") {
    auto const house = ietf_house();
    UnfetchedMail const mail{mailbox, "42.7", "it is larger than 50000000 octets", "Failed"};
    auto const notice = notice_of_unfetched(mail, house, morning);
    REQUIRE(notice);
    CHECK(notice->head.contains("Now in folder:  Failed\r\n"));
    CHECK(notice->head.contains("it is larger than 50000000 octets"));
    auto const other = notice_of_unfetched({mailbox, "42.8", mail.why, mail.folder}, house, morning);
    REQUIRE(other);
    CHECK(other->message_id != notice->message_id);
}

TEST_CASE("where every coordinator is the desk itself, nobody is told of a mailbox") {
    auto desk = ietf_desk();
    desk.coordinators = {{"", desk.address}};
    CHECK_FALSE(notice_of_silence(mailbox, morning, "no", ietf_house(desk), morning));
}
