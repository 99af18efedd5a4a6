#include "tests/store/samples.hpp"

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

OutboxId add(Connection& store, Outgoing const& mail = outgoing("lee@iab.example")) {
    return must(store.outbox().add(mail, noon));
}

std::vector<OutboxMail> claim(Connection& store, Instant at = noon) {
    return must(store.outbox().claim_due(10, "courier", at, at + 10min));
}

Attempt result(OutboxId id, RecipientState state, std::string reply) {
    return {.id = id,
            .results = {{.address = "lee@iab.example", .state = state, .reply = reply}},
            .last_reply = reply,
            .next_due = noon + 1h};
}

Outgoing full_mail(Connection& store) {
    return {.kind = MailKind::acknowledgement,
            .message_id = "x.1@desk.example",
            .subject = "Erhalten: „QKD“",
            .to = {{"Ann Lee", "Ann.Lee@itu.example"}, {"", "b@itu.example"}},
            .cc = {{"", "c@itu.example"}, {"again", "ann.lee@ITU.example"}},
            .head = std::string{"head\0\r\n", 7},
            .original = put(store),
            .original_form = OriginalForm::base64,
            .enclosures = {{InboxId{1}, std::string(64, 'a'), "\r\n--b\r\n\r\n"},
                           {InboxId{1}, std::string(64, 'b'), "\r\n--b\r\nX: y\r\n\r\n"}},
            .tail = "",
            .without_original = "short\r\n",
            .envelope_sender = "",
            .statement = std::nullopt};
}

} // namespace

TEST_CASE("a mail comes out of the outbox as it went in") {
    auto const store = in_memory();
    auto const mail = full_mail(*store);
    auto const id = add(*store, mail);
    auto const row = must(store->outbox().load(id));
    CHECK(row.mail.kind == mail.kind);
    CHECK(row.mail.message_id == mail.message_id);
    CHECK(row.mail.subject == mail.subject);
    CHECK(row.mail.to == mail.to);
    CHECK(row.mail.cc == mail.cc);
    CHECK(row.mail.head == mail.head);
    CHECK(row.mail.original == mail.original);
    CHECK(row.mail.original_form == mail.original_form);
    CHECK(row.mail.enclosures == mail.enclosures);
    CHECK(row.mail.tail == mail.tail);
    CHECK(row.mail.without_original == mail.without_original);
    CHECK(row.created == noon);
    CHECK(row.due == noon);
    REQUIRE(row.recipients.size() == 3);
    CHECK(row.recipients[0].address == "Ann.Lee@itu.example");
    CHECK(row.recipients[2].address == "c@itu.example");
}

TEST_CASE("a mail without a recipient is refused") {
    auto const store = in_memory();
    CHECK(error_in(store->outbox().add(Outgoing{}, noon)).fault == Fault::bug);
}

TEST_CASE("an attempt is counted when it is claimed, and nobody else gets the mail until the lease ends") {
    auto const store = in_memory();
    add(*store);
    CHECK(claim(*store, noon - 1ms).empty());
    auto const taken = claim(*store);
    REQUIRE(taken.size() == 1);
    CHECK(taken.front().attempts == 1);
    CHECK(taken.front().mail.head == "Subject: x\r\n\r\n");
    CHECK(claim(*store, noon + 10min - 1ms).empty());
    CHECK(must(store->outbox().next_due()) == noon + 10min);
    auto const again = claim(*store, noon + 10min);
    REQUIRE(again.size() == 1);
    CHECK(again.front().attempts == 2);
}

TEST_CASE("what one owner leased is due when it starts again, what another leased is not") {
    auto const store = in_memory();
    add(*store);
    REQUIRE(claim(*store).size() == 1);
    must(store->outbox().release_all("somebody else", noon));
    CHECK(claim(*store).empty());
    must(store->outbox().release_all("courier", noon));
    CHECK(claim(*store).size() == 1);
}

TEST_CASE("the mails that are due longest go first") {
    auto const store = in_memory();
    auto const late = must(store->outbox().add(outgoing("a@x.example"), noon + 1s));
    auto const early = add(*store);
    auto const taken = must(store->outbox().claim_due(1, "courier", noon + 1min, noon + 2min));
    REQUIRE(taken.size() == 1);
    CHECK(taken.front().id == early);
    CHECK(must(store->outbox().claim_due(5, "courier", noon + 1min, noon + 2min)).front().id == late);
}

TEST_CASE("what a clock that was ahead has written keeps nobody waiting, and does not count for ever") {
    auto const store = in_memory();
    auto const later = noon + 70 * 365 * 24h;
    auto const sent = must(store->outbox().add(outgoing("lee@iab.example"), later));
    REQUIRE(claim(*store, later).size() == 1);
    must(store->outbox().settle(result(sent, RecipientState::sent, "250"), {}, later));
    auto const waits = must(store->outbox().add(outgoing("lee@iab.example"), later));
    auto const taken = claim(*store, noon);
    REQUIRE(taken.size() == 1);
    CHECK(taken.front().id == waits);
    CHECK(must(store->outbox().at_ceiling(taken.front(), 1, noon - 24h, noon)).empty());
    CHECK(must(store->outbox().at_ceiling(taken.front(), 1, noon - 24h, later)).size() == 1);

    auto const tomorrow = must(store->outbox().add(outgoing("lee@iab.example"), noon + 24h));
    CHECK(claim(*store, noon).empty());
    CHECK(must(store->outbox().load(tomorrow)).due == noon + 24h);
}

TEST_CASE("a recipient that waits keeps the mail due, one that is settled ends it") {
    auto const store = in_memory();
    auto const id = add(*store);
    REQUIRE(claim(*store).size() == 1);
    must(store->outbox().settle(result(id, RecipientState::waiting, "451 later"), {}, noon));
    auto row = must(store->outbox().load(id));
    CHECK(row.recipients.front().reply == "451 later");
    CHECK(row.last_reply == "451 later");
    CHECK(must(store->outbox().next_due()) == noon + 1h);
    REQUIRE(claim(*store, noon + 1h).size() == 1);
    CHECK_FALSE(row.recipients.front().settled);
    must(store->outbox().settle(result(id, RecipientState::sent, "250 ok"), {}, noon + 1h));
    CHECK_FALSE(must(store->outbox().next_due()));
    CHECK(must(store->outbox().load(id)).recipients.front().state == RecipientState::sent);
    CHECK(must(store->outbox().load(id)).recipients.front().settled == noon + 1h);
    CHECK(must(store->outbox().list(false, {}, 10)).empty());
    CHECK(must(store->outbox().list(true, {}, 10)).size() == 1);
}

TEST_CASE("each recipient has a fate of its own, whatever the case of its address") {
    auto const store = in_memory();
    auto const id = add(*store, full_mail(*store));
    REQUIRE(claim(*store).size() == 1);
    must(store->outbox().settle({.id = id,
                                 .results = {{"ann.lee@itu.example", RecipientState::sent, "250"},
                                             {"b@itu.example", RecipientState::failed, "550 no such user"}},
                                 .last_reply = "250",
                                 .next_due = noon + 1min},
                                {}, noon));
    auto const row = must(store->outbox().load(id));
    CHECK(row.recipients[0].state == RecipientState::sent);
    CHECK(row.recipients[1].state == RecipientState::failed);
    CHECK(row.recipients[2].state == RecipientState::waiting);
    CHECK(claim(*store, noon + 1min).size() == 1);
}

TEST_CASE("marks of an attempt stay, and notices join the outbox with it") {
    auto const store = in_memory();
    auto const id = add(*store);
    auto attempt = result(id, RecipientState::waiting, "552 too large");
    attempt.give_up_original = true;
    attempt.warned = true;
    must(store->outbox().settle(attempt, {outgoing("coordinators@iab.example", MailKind::notice)}, noon));
    must(store->outbox().settle(result(id, RecipientState::waiting, "451"), {}, noon));
    auto const row = must(store->outbox().load(id));
    CHECK(row.give_up_original);
    CHECK(row.warned);
    auto const all = must(store->outbox().list(false, {}, 10));
    REQUIRE(all.size() == 2);
    CHECK(all.back().mail.kind == MailKind::notice);
    CHECK(all.back().mail.head.empty());
    CHECK(must(store->outbox().list(false, id, 10)).size() == 1);
    CHECK(error_in(store->outbox().settle(result(OutboxId{9}, RecipientState::sent, ""), {}, noon)).fault ==
          Fault::not_found);
}

TEST_CASE("a retry makes waiting mail due, but not what is being sent") {
    auto const store = in_memory();
    auto const id = add(*store);
    auto const other = add(*store);
    REQUIRE(claim(*store).size() == 2);
    must(store->outbox().settle(result(id, RecipientState::waiting, "451"), {}, noon));
    must(store->outbox().retry(std::nullopt, noon));
    CHECK(must(store->outbox().load(id)).due == noon);
    CHECK(must(store->outbox().load(other)).due == noon + 10min);
    must(store->outbox().settle(result(id, RecipientState::sent, "250"), {}, noon));
    CHECK(error_in(store->outbox().retry(id, noon)).fault == Fault::bad_input);
    CHECK(error_in(store->outbox().retry(OutboxId{99}, noon)).fault == Fault::not_found);
}

TEST_CASE("a dropped mail is given up, unless it did arrive meanwhile") {
    auto const store = in_memory();
    auto const id = add(*store);
    REQUIRE(claim(*store).size() == 1);
    must(store->outbox().drop(id, "operator sam", "wrong address", noon));
    must(store->outbox().settle(result(id, RecipientState::waiting, "451"), {}, noon));
    CHECK(must(store->outbox().load(id)).recipients.front().state == RecipientState::failed);
    CHECK(must(store->outbox().load(id)).recipients.front().reply == "dropped by operator sam: wrong address");
    CHECK(must(store->outbox().load(id)).recipients.front().settled == noon);
    CHECK(error_in(store->outbox().drop(id, "operator sam", "again", noon)).fault == Fault::bad_input);
    must(store->outbox().settle(result(id, RecipientState::sent, "250"), {}, noon));
    CHECK(must(store->outbox().load(id)).recipients.front().state == RecipientState::sent);
}
