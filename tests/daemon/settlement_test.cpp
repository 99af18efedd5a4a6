#include "daemon/courier/settlement.hpp"

using namespace liaison;
using namespace std::chrono_literals;

namespace {

Instant const created{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20}};
Verdict const taken{Fate::sent, "250 2.0.0 queued as 4X"};
Verdict const later{Fate::temporary, "451 4.3.0 later"};
Verdict const never{Fate::permanent, "550 5.1.1 no such user"};
Verdict const too_large{Fate::permanent, "552 5.3.4 big", true};

OutboxMail mail_to(std::vector<std::string> const& addresses) {
    OutboxMail mail;
    mail.id = OutboxId{7};
    mail.created = created;
    mail.attempts = 1;
    for (auto const& address : addresses) mail.recipients.push_back({address, RecipientState::waiting, ""});
    return mail;
}
Settlement settle(OutboxMail const& mail, std::vector<Verdict> const& verdicts, Instant now = created + 1s) {
    return settlement_of(mail, verdicts, SmtpSettings{}, now, 1min);
}

} // namespace

TEST_CASE("each recipient is settled by its own verdict, those that wait are due after the delay") {
    auto const settlement = settle(mail_to({"a@x.example", "b@x.example", "c@x.example"}), {taken, later, never});
    auto const& results = settlement.attempt.results;
    REQUIRE(results.size() == 3);
    CHECK(results[0].state == RecipientState::sent);
    CHECK(results[0].reply == "250 2.0.0 queued as 4X");
    CHECK(results[1].state == RecipientState::waiting);
    CHECK(results[2].state == RecipientState::failed);
    REQUIRE(settlement.refused.size() == 1);
    CHECK(settlement.refused[0].address == "c@x.example");
    CHECK(settlement.refused[0].reply == "550 5.1.1 no such user");
    CHECK(settlement.attempt.next_due == created + 1s + 1min);
    CHECK(settlement.attempt.id == OutboxId{7});
}

TEST_CASE("recipients that are done are not tried again") {
    auto mail = mail_to({"a@x.example", "b@x.example"});
    mail.recipients[0].state = RecipientState::sent;
    CHECK(recipients_to_try(mail) == std::vector<std::string>{"b@x.example"});
    auto const settlement = settle(mail, {taken});
    REQUIRE(settlement.attempt.results.size() == 1);
    CHECK(settlement.attempt.results[0].address == "b@x.example");
}

TEST_CASE("an unknown outcome is tried again") {
    auto const settlement = settle(mail_to({"a@x.example"}), {{Fate::unknown, "lost after the final dot"}});
    CHECK(settlement.attempt.results[0].state == RecipientState::waiting);
    CHECK(settlement.refused.empty());
}

TEST_CASE("a forward that is too large goes again at once without its original, and only once") {
    auto mail = mail_to({"a@x.example", "b@x.example"});
    mail.mail.without_original = "short";
    auto const first = settle(mail, {too_large, taken});
    CHECK(first.loses_original);
    CHECK(first.attempt.give_up_original);
    CHECK(first.attempt.results[0].state == RecipientState::waiting);
    CHECK(first.attempt.next_due == created + 1s);
    CHECK(first.refused.empty());

    mail.give_up_original = true;
    auto const second = settle(mail, {too_large, too_large});
    CHECK_FALSE(second.loses_original);
    CHECK(second.attempt.give_up_original);
    CHECK(second.refused.size() == 2);
    CHECK(settle(mail_to({"a@x.example"}), {too_large}).refused.size() == 1); // nothing to leave away
}

TEST_CASE("the operator is warned once, when a mail is late and still waits") {
    auto mail = mail_to({"a@x.example"});
    CHECK_FALSE(settle(mail, {later}, created + 4h - 1ms).becomes_late);
    CHECK(settle(mail, {later}, created + 4h).becomes_late);
    CHECK(settle(mail, {later}, created + 4h).attempt.warned);
    CHECK_FALSE(settle(mail, {taken}, created + 4h).becomes_late);
    mail.warned = true;
    CHECK_FALSE(settle(mail, {later}, created + 5h).becomes_late);
    CHECK(settle(mail, {later}, created + 5h).attempt.warned);
}

TEST_CASE("what waited for too long is given up with the last reply; a success at the last moment counts") {
    auto mail = mail_to({"a@x.example", "b@x.example"});
    mail.attempts = 120;
    CHECK(settle(mail, {later, later}, created + 5 * 24h - 1ms).refused.empty());
    auto const settlement = settle(mail, {taken, later}, created + 5 * 24h);
    CHECK(settlement.has_given_up);
    CHECK(settlement.attempt.results[0].state == RecipientState::sent);
    CHECK(settlement.attempt.results[1].state == RecipientState::failed);
    REQUIRE(settlement.refused.size() == 1);
    CHECK(settlement.refused[0].reply == "gave up after 5 days: 451 4.3.0 later");
}

TEST_CASE("days in which nothing was tried are no reason to give up") {
    auto mail = mail_to({"a@x.example"});
    mail.attempts = 9;
    CHECK_FALSE(settle(mail, {later}, created + 30 * 24h).has_given_up);
    mail.attempts = 10;
    CHECK(settle(mail, {later}, created + 30 * 24h).has_given_up);
}

TEST_CASE("a mail to more than a hundred goes in several attempts, the next one at once") {
    auto const mail = mail_to(std::vector<std::string>(101, "a@x.example"));
    CHECK(recipients_to_try(mail).size() == 100);
    CHECK(settle(mail, std::vector<Verdict>(100, taken)).attempt.next_due == created + 1s);
}
