#include "store/connection.hpp"
#include "tests/store/samples.hpp"

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

/// A mail that the relay has taken for both.
OutboxId sent_mail(Connection& store, std::string message_id = "1@desk.example") {
    auto mail = outgoing("lee@kestrel.example");
    mail.message_id = std::move(message_id);
    mail.cc = {{"", "kim@kestrel.example"}};
    auto const id = must(store.outbox().add(mail, noon));
    must(store.outbox().settle({.id = id,
                                .results = {{"lee@kestrel.example", RecipientState::sent, "250", {}},
                                            {"kim@kestrel.example", RecipientState::sent, "250", {}}}},
                               {}, noon));
    return id;
}

void come_back(Connection& store, OutboxId mail, DeliveryStatus status, bool told, Instant at = noon) {
    Decision decision;
    decision.outcome = Outcome::bounce;
    decision.reason = "a mail of this desk was not delivered";
    decision.returns = {{mail, "Lee@kestrel.example", status, "550 5.1.1 gone", told}};
    must(store.ledger().apply(arrival(put(store)), decision, at));
}

std::optional<SentMail> returned(Connection& store, Question question, Instant now = noon) {
    question.now = now;
    return must(store.ledger().situation(question)).returned;
}

} // namespace

TEST_CASE("a mail of ours that came back is found by its bounce address and by its Message-ID") {
    auto const store = in_memory();
    auto const id = sent_mail(*store);
    auto const by_address = returned(*store, {.returned = id});
    REQUIRE(by_address);
    CHECK(by_address->id == id);
    CHECK(by_address->recipients == std::vector<std::string>{"lee@kestrel.example", "kim@kestrel.example"});
    CHECK(by_address->told_of.empty());
    CHECK(returned(*store, {.returned_ids = {"other@desk.example", "1@desk.example"}})->id == id);
    CHECK_FALSE(returned(*store, {.returned_ids = {"other@desk.example"}}));
    CHECK_FALSE(returned(*store, {.returned = OutboxId{99}}));
    CHECK_FALSE(returned(*store, {}));
}

TEST_CASE("a recipient whom it did not reach is failed, with the mail system's words; the others stay sent") {
    auto const store = in_memory();
    auto const id = sent_mail(*store);
    come_back(*store, id, DeliveryStatus::delayed, false);
    CHECK(must(store->outbox().load(id)).recipients[0].state == RecipientState::sent);
    come_back(*store, id, DeliveryStatus::failed, true);
    auto const mail = must(store->outbox().load(id));
    CHECK(mail.recipients[0].state == RecipientState::failed);
    CHECK(mail.recipients[0].reply == "returned: 550 5.1.1 gone");
    CHECK(mail.recipients[1].state == RecipientState::sent);
}

TEST_CASE("whom the coordinators were told of is known for thirty days, in whatever case it is written") {
    auto const store = in_memory();
    auto const id = sent_mail(*store);
    come_back(*store, id, DeliveryStatus::failed, false);
    CHECK(returned(*store, {.returned = id})->told_of.empty());
    come_back(*store, id, DeliveryStatus::failed, true);
    CHECK(returned(*store, {.returned = id})->told_of == std::vector<std::string>{"lee@kestrel.example"});
    CHECK(returned(*store, {.returned = id}, noon + std::chrono::days{30})->told_of.size() == 1);
    CHECK(returned(*store, {.returned = id}, noon + std::chrono::days{31})->told_of.empty());
    auto const unreachable = must(store->outbox().unreachable(noon));
    REQUIRE(unreachable.size() == 1);
    CHECK(unreachable[0].times == 2);
    CHECK(unreachable[0].reply == "550 5.1.1 gone");
    CHECK(must(store->outbox().unreachable(noon + 1s)).empty());
}

TEST_CASE("an address that the relay refuses for good is unreachable, too; one that it puts off is not") {
    auto const store = in_memory();
    auto const id = must(store->outbox().add(outgoing("lee@kestrel.example"), noon));
    must(store->outbox().settle(
        {.id = id, .results = {{"lee@kestrel.example", RecipientState::waiting, "450 later", {}}}}, {}, noon));
    CHECK(must(store->outbox().unreachable(noon)).empty());
    must(store->outbox().settle(
        {.id = id, .results = {{"lee@kestrel.example", RecipientState::failed, "550 5.1.1 gone", {}}}}, {}, noon));
    CHECK(must(store->outbox().unreachable(noon)).size() == 1);
}

TEST_CASE("whom mail about a statement did not reach is known until a later one did") {
    auto const store = in_memory();
    must(store->ledger().apply(arrival(put(*store)), new_statement(record(StatementId{1})), noon));
    auto const send = [&](RecipientState state) {
        auto mail = outgoing("lee@kestrel.example");
        mail.statement = StatementId{1};
        auto const id = must(store->outbox().add(mail, noon));
        must(store->outbox().settle({.id = id, .results = {{"lee@kestrel.example", state, "550 no", {}}}}, {}, noon));
    };
    auto const not_reached = [&] { return must(store->outbox().not_reached(StatementId{1})); };
    send(RecipientState::sent);
    CHECK(not_reached().empty());
    send(RecipientState::failed);
    CHECK(not_reached() == std::vector<std::string>{"lee@kestrel.example"});
    CHECK(must(store->outbox().not_reached(StatementId{2})).empty());
    send(RecipientState::sent);
    CHECK(not_reached().empty());
}

TEST_CASE("the events of the last hour are counted, those before are not") {
    auto const store = in_memory();
    auto decision = new_statement(record(StatementId{1}));
    for (int minute = 0; minute < 90; minute += 10)
        decision.events.push_back({.at = noon + std::chrono::minutes{minute}, .by = "x", .what = "y"});
    must(store->ledger().apply(arrival(put(*store)), decision, noon));
    auto const lately = [&](Instant now) {
        return must(store->ledger().situation({.tag = StatementId{1}, .now = now})).related.at(0).events_lately;
    };
    CHECK(lately(noon + 80min) == 7);
    CHECK(lately(noon + 3h) == 0);
}
