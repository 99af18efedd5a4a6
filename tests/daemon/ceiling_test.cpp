#include "daemon/courier/ceiling.hpp"
#include "tests/daemon/sending_desk.hpp"

using namespace liaison;
using namespace std::chrono_literals;
using test::FakeRelay;
using test::is_sent;
using test::mail_for;
using test::SendingDesk;
using test::settings_for;

namespace {

std::size_t count_to(FakeRelay const& relay, std::string const& address) {
    std::size_t count = 0;
    for (auto const& mail : relay.mails())
        count += static_cast<std::size_t>(std::ranges::count(mail.recipients, fmt::format("<{}>", address)));
    return count;
}

/// Until every mail was tried.
bool run_until_tried(SendingDesk& desk) {
    return desk.run_until(
        [&] { return std::ranges::all_of(desk.rows(), [](auto const& row) { return !row.last_reply.empty(); }); });
}

} // namespace

TEST_CASE("those at the ceiling wait, the others get what the relay says of them") {
    std::vector<std::string> const tried{"a@x.example", "b@x.example", "c@x.example"};
    CHECK(below_ceiling(tried, {"b@x.example"}) == std::vector<std::string>{"a@x.example", "c@x.example"});
    auto const verdicts = with_ceiling(tried, {"b@x.example"}, {{Fate::sent, "250"}, {Fate::permanent, "550"}}, 7);
    REQUIRE(verdicts.size() == 3);
    CHECK(verdicts[0] == Verdict{Fate::sent, "250"});
    CHECK(verdicts[1].fate == Fate::temporary);
    CHECK(verdicts[1].reply.contains("7 mails"));
    CHECK(verdicts[2] == Verdict{Fate::permanent, "550"});
}

TEST_CASE("an address gets as many mails a day as the ceiling says and no more, whatever else goes on") {
    FakeRelay relay;
    auto settings = settings_for(relay);
    settings.mails_a_day = 5;
    SendingDesk desk{settings};
    for (int i = 0; i < 12; ++i) desk.add(mail_for({"loop@b.example", fmt::format("other{}@b.example", i)}));
    REQUIRE(run_until_tried(desk));
    CHECK(count_to(relay, "loop@b.example") == 5);
    CHECK(relay.mails().size() == 12);
    for (auto const& row : desk.rows()) CHECK(row.recipients[1].state == RecipientState::sent);
    auto const waiting = desk.rows().back().recipients[0];
    CHECK(waiting.state == RecipientState::waiting);
    CHECK(waiting.reply.contains("5 mails of the desk within 24 hours"));
}

TEST_CASE("what was sent a day ago counts no more") {
    FakeRelay relay;
    auto settings = settings_for(relay);
    settings.mails_a_day = 1;
    SendingDesk desk{settings};
    auto const sent_at = [&](Instant then) {
        auto const id = desk.add(mail_for({"a@b.example"}), then);
        desk.in_store([&](Connection& store) {
            return store.outbox().settle({id, {{"a@b.example", RecipientState::sent, "250"}}, "250", then}, {}, then);
        });
    };
    sent_at(present() - 24h - 1min);
    auto const first = desk.add(mail_for({"A@b.example"}));
    REQUIRE(desk.run_until_settled(first));
    CHECK(is_sent(desk.row(first)));
    auto const second = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until_settled(second));
    CHECK_FALSE(is_sent(desk.row(second)));
}

TEST_CASE("a ceiling of 0 is none") {
    FakeRelay relay;
    auto settings = settings_for(relay);
    settings.mails_a_day = 0;
    SendingDesk desk{settings};
    for (int i = 0; i < 300; ++i) desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return std::ranges::all_of(desk.rows(), is_sent); }));
    CHECK(count_to(relay, "a@b.example") == 300);
}
