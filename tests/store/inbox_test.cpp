#include "store/database.hpp"
#include "tests/store/samples.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

std::vector<InboxId> ids_of(std::vector<ClaimedMail> const& mails) {
    std::vector<InboxId> ids;
    for (auto const& mail : mails) ids.push_back(mail.row.id);
    return ids;
}

std::vector<InboxId> claim(Connection& store, std::size_t limit = 10, std::size_t bytes = 1'000'000) {
    return ids_of(must(store.inbox().claim(limit, bytes, noon)));
}

constexpr InboxId first{1};
constexpr InboxId second{2};
constexpr InboxId third{3};
using Ids = std::vector<InboxId>;

} // namespace

TEST_CASE("an accepted mail is kept as it came") {
    auto const store = in_memory();
    Envelope const null_sender{.sender = "", .recipients = {"a@ietf.example", "b@ietf.example"}, .via = "imap"};
    std::string const raw{"Subject: \xff\0\r\n.\r\nlone\nLF", 24};
    auto const id = must(store->inbox().put(null_sender, raw, noon));
    CHECK(must(store->inbox().raw(id)) == raw);
    auto const mail = must(store->inbox().load(id));
    CHECK(mail.envelope.sender.empty());
    CHECK(mail.envelope.recipients == null_sender.recipients);
    CHECK(mail.envelope.via == "imap");
    CHECK(mail.received == noon);
    CHECK(mail.size == raw.size());
    CHECK_FALSE(mail.outcome);
    CHECK_FALSE(mail.released());
}

TEST_CASE("an empty mail is a mail") {
    auto const store = in_memory();
    auto const id = put(*store, "");
    CHECK(must(store->inbox().raw(id)).empty());
    CHECK(claim(*store) == Ids{id});
}

TEST_CASE("a mail that is not there is not found") {
    auto const store = in_memory();
    CHECK(error_in(store->inbox().load(first)).fault == Fault::not_found);
    CHECK(error_in(store->inbox().raw(first)) == Error{Fault::not_found, "inbox 1: there is no such mail"});
}

TEST_CASE("mail is claimed oldest first, each once, up to the limits") {
    auto const store = in_memory();
    for (int i = 0; i < 5; ++i) put(*store, std::string(100, 'x'));
    CHECK(claim(*store, 2) == Ids{first, second});
    CHECK(claim(*store, 10, 250) == Ids{third, InboxId{4}});
    CHECK(claim(*store, 10, 1) == Ids{InboxId{5}});
    CHECK(claim(*store).empty());
}

TEST_CASE("a claim counts the attempt before the mail is touched") {
    auto const store = in_memory();
    put(*store);
    CHECK(must(store->inbox().claim(1, 1, noon)).front().row.attempts == 1);
    CHECK(must(store->inbox().load(first)).attempts == 1);
}

TEST_CASE("after a crash each mail that was in hand comes alone, before the untouched ones and with its count") {
    auto const store = in_memory();
    put(*store);
    put(*store);
    REQUIRE(claim(*store).size() == 2);
    put(*store);
    must(store->inbox().release_claims());
    CHECK(claim(*store) == Ids{first});
    CHECK(claim(*store) == Ids{second});
    CHECK(claim(*store) == Ids{third});
    must(store->inbox().release_claims());
    auto const again = must(store->inbox().claim(10, 1'000'000, noon));
    CHECK(ids_of(again) == Ids{first});
    CHECK(again.front().row.attempts == 3);
}

TEST_CASE("an untouched mail does not take one along that was tried before") {
    auto const store = in_memory();
    put(*store);
    put(*store);
    put(*store);
    REQUIRE(claim(*store, 2).size() == 2);
    must(store->inbox().release_claims());
    REQUIRE(claim(*store) == Ids{first});
    must(store->inbox().unclaim({first}));
    store->database().run("UPDATE inbox SET attempts = 0 WHERE id = 1");
    CHECK(claim(*store) == Ids{first});
    CHECK(claim(*store) == Ids{second});
}

TEST_CASE("what is given back unbegun was never tried") {
    auto const store = in_memory();
    put(*store);
    put(*store);
    must(store->inbox().unclaim(claim(*store)));
    CHECK(claim(*store) == Ids{first, second});
    must(store->ledger().apply(arrival(first), held(), noon));
    must(store->inbox().unclaim({first}));
    CHECK(must(store->inbox().load(first)).attempts == 1);
}

TEST_CASE("the numbers given out equal the outcomes and what is unprocessed") {
    auto const store = in_memory();
    CHECK(must(store->inbox().counts()).accepted == 0);
    for (int i = 0; i < 4; ++i) put(*store);
    must(store->ledger().apply(arrival(first), new_statement(record(StatementId{1})), noon));
    must(store->ledger().apply(arrival(second), held(), noon));
    must(store->ledger().apply(arrival(third), held(), noon));
    auto const counts = must(store->inbox().counts());
    CHECK(counts.accepted == 4);
    CHECK(counts.unprocessed == 1);
    CHECK(must(store->inbox().count_unprocessed()) == 1);
    CHECK(counts.by_outcome == std::map<Outcome, std::size_t>{{Outcome::statement, 1}, {Outcome::held, 2}});
}

TEST_CASE("the list of mail is filtered and paged") {
    auto const store = in_memory();
    for (int i = 0; i < 4; ++i) put(*store, "x", noon + std::chrono::hours{i});
    must(store->ledger().apply(arrival(second), held(), noon));
    must(store->ledger().apply(arrival(third), held(), noon));
    must(store->inbox().drop(third, "operator sam", "spam", noon));
    auto const list = [&](MailFilter const& filter) {
        Ids ids;
        for (auto const& mail : must(store->inbox().list(filter))) ids.push_back(mail.id);
        return ids;
    };
    CHECK(list({}) == Ids{first, second, third, InboxId{4}});
    CHECK(list({.outcome = Outcome::held}) == Ids{second, third});
    CHECK(list({.waiting = true}) == Ids{second});
    CHECK(list({.waiting = true, .after = second}).empty());
    CHECK(list({.outcome = Outcome::filed, .waiting = true}).empty());
    CHECK(list({.waiting = true, .since = noon + std::chrono::hours{2}}).empty());
    CHECK(list({.since = noon + std::chrono::hours{2}}) == Ids{third, InboxId{4}});
    CHECK(list({.limit = 2}) == Ids{first, second});
    CHECK(list({.after = second, .limit = 2}) == Ids{third, InboxId{4}});
    CHECK(list({.after = InboxId{4}}).empty());
}

TEST_CASE("a held mail is processed again from the beginning, as trusted when it is released") {
    auto const store = in_memory();
    put(*store);
    REQUIRE(claim(*store).size() == 1);
    CHECK(error_in(store->inbox().retry(first, "operator sam", noon)).fault == Fault::bad_input);
    must(store->ledger().apply(arrival(first), held("not authenticated"), noon));
    CHECK(claim(*store).empty());

    must(store->inbox().retry(first, "operator sam", noon));
    auto again = must(store->inbox().claim(1, 1, noon));
    REQUIRE(again.size() == 1);
    CHECK(again.front().row.attempts == 1);
    CHECK_FALSE(again.front().row.released());
    must(store->ledger().apply(arrival(first), held("not authenticated"), noon));

    must(store->inbox().release(first, "operator sam", {}, noon));
    again = must(store->inbox().claim(1, 1, noon));
    REQUIRE(again.size() == 1);
    CHECK(again.front().row.released_by == "operator sam");
    must(store->ledger().apply(arrival(first), new_statement(record(StatementId{1})), noon));
    CHECK(error_in(store->inbox().release(first, "operator sam", {}, noon)) ==
          Error{Fault::bad_input, "inbox 1: is not held but statement"});
}

TEST_CASE("a dropped mail stays held, says who dropped it, and can be brought back") {
    auto const store = in_memory();
    put(*store);
    must(store->ledger().apply(arrival(first), held("no body"), noon));
    must(store->inbox().drop(first, "operator sam", "sent twice", noon));
    auto const mail = must(store->inbox().load(first));
    CHECK(mail.outcome == Outcome::held);
    CHECK(mail.dropped);
    CHECK(mail.reason == "no body; dropped by operator sam: sent twice");
    must(store->inbox().retry(first, "operator sam", noon));
    CHECK_FALSE(must(store->inbox().load(first)).dropped);
    CHECK(error_in(store->inbox().drop(second, "operator sam", "x", noon)).fault == Fault::not_found);
}

TEST_CASE("an accepted mail cannot be deleted") {
    auto const store = in_memory();
    put(*store);
    auto const done = store->transact([](Connection& c) -> Done {
        c.database().run("DELETE FROM inbox");
        return {};
    });
    CHECK(error_in(done).what.contains("never forgotten"));
    CHECK(must(store->inbox().counts()).unprocessed == 1);
}
