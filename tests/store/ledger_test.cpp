#include "store/database.hpp"
#include "tests/store/samples.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

constexpr StatementId first{1};

/// Puts a mail and applies `decision` to it.
InboxId decide(Connection& store, Decision const& decision, std::string message_id = "m1@itu.example",
               std::string content_hash = "c1") {
    auto const id = put(store);
    must(store.ledger().apply(arrival(id, std::move(message_id), std::move(content_hash)), decision, noon));
    return id;
}

Error refused(Connection& store, Sql sql) {
    return error_in(store.transact([&](Connection& c) -> Done {
        c.database().run(sql);
        return {};
    }));
}

} // namespace

TEST_CASE("a decision writes the record, its history, the mails and the outcome") {
    auto const store = in_memory();
    auto decision = new_statement(record(first));
    decision.mails = {outgoing("lee@iab.example"), outgoing("ann.lee@itu.example", MailKind::acknowledgement)};
    decision.events.push_back({.at = noon, .by = "ann.lee@itu.example", .what = "sent it", .mail = InboxId{1}});
    auto const id = decide(*store, decision);
    CHECK(must(store->ledger().load(first)).statement.title == "LS on QKD key management");
    auto const events = must(store->ledger().events(first));
    REQUIRE(events.size() == 2);
    CHECK(events[0].what == "received");
    CHECK(events[0].mail == id);
    CHECK(events[1].by == "ann.lee@itu.example");
    CHECK(must(store->outbox().list(false, {}, 10)).size() == 2);
    auto const mail = must(store->inbox().load(id));
    CHECK(mail.outcome == Outcome::statement);
    CHECK(mail.reason == "new statement from ITU-T");
    CHECK(mail.statement == first);
    CHECK(mail.message_id == "m1@itu.example");
    CHECK(mail.subject == "LS on QKD");
}

TEST_CASE("a mail gets one outcome and no second one") {
    auto const store = in_memory();
    auto const id = decide(*store, held());
    CHECK(error_in(store->ledger().apply(arrival(id), held(), noon)).fault == Fault::bug);
    CHECK(error_in(store->ledger().apply_unprocessed(id, held(), noon)).fault == Fault::bug);
    CHECK(error_in(store->ledger().apply(arrival(InboxId{9}), held(), noon)).fault == Fault::bug);
}

TEST_CASE("a decision that cannot be written whole is not written at all") {
    auto const store = in_memory();
    auto const id = put(*store);
    auto decision = new_statement(record(first));
    decision.mails = {outgoing("lee@iab.example"), Outgoing{}};
    auto const done = store->transact([&](Connection& c) { return c.ledger().apply(arrival(id), decision, noon); });
    CHECK(error_in(done).what.contains("no recipient"));
    CHECK(error_in(store->ledger().load(first)).fault == Fault::not_found);
    CHECK(must(store->outbox().list(true, {}, 10)).empty());
    CHECK(must(store->inbox().count_unprocessed()) == 1);
}

TEST_CASE("events without a statement are a mistake") {
    auto const store = in_memory();
    auto const id = put(*store);
    auto decision = held();
    decision.events = {{.at = noon, .by = "liaisond", .what = "x", .mail = {}}};
    CHECK(error_in(store->ledger().apply(arrival(id), decision, noon)).fault == Fault::bug);
}

TEST_CASE("a record without a number is a mistake") {
    auto const store = in_memory();
    CHECK(error_in(store->ledger().apply(arrival(put(*store)), new_statement(record({})), noon)).fault == Fault::bug);
}

TEST_CASE("a mail that could not be processed is held, and its coordinators' mail is queued") {
    auto const store = in_memory();
    auto const id = put(*store);
    auto decision = held("its processing died twice");
    decision.mails = {outgoing("coordinators@iab.example", MailKind::notice)};
    must(store->ledger().apply_unprocessed(id, decision, noon));
    CHECK(must(store->inbox().load(id)).outcome == Outcome::held);
    CHECK(must(store->outbox().list(false, {}, 10)).size() == 1);
}

TEST_CASE("the history can be neither edited nor shortened") {
    auto const store = in_memory();
    decide(*store, new_statement(record(first)));
    CHECK(refused(*store, "UPDATE event SET what = 'nothing'").what.contains("never edited"));
    CHECK(refused(*store, "DELETE FROM event").what.contains("never deleted"));
    CHECK(refused(*store, "DELETE FROM statement").what.contains("never deleted"));
    CHECK(must(store->ledger().events(first)).front().what == "received");
}

TEST_CASE("a rehearsal sees its own record and leaves nothing, and its number is given again") {
    auto const store = in_memory();
    must(store->rehearse([](Connection& c) -> Done {
        auto const id = put(c);
        auto const number = must(c.ledger().situation({})).next_statement;
        must(c.ledger().apply(arrival(id), new_statement(record(number)), noon));
        CHECK(c.ledger().load(number));
        CHECK(must(c.ledger().situation({})).next_statement == StatementId{2});
        return {};
    }));
    CHECK_FALSE(store->ledger().load(first));
    CHECK(must(store->ledger().situation({})).next_statement == first);
    CHECK(must(store->inbox().counts()).accepted == 0);
}

TEST_CASE("a rehearsal reports what went wrong in it") {
    auto const store = in_memory();
    auto const done = store->rehearse([](Connection&) -> Done { return failure(Fault::bad_input, "no"); });
    CHECK(error_in(done) == Error{Fault::bad_input, "no"});
    must(store->transact([](Connection&) -> Done { return {}; }));
}

TEST_CASE("an exception in a transaction undoes it and comes back as a bug") {
    auto const store = in_memory();
    auto const done = store->transact([](Connection& c) -> Done {
        put(c);
        throw std::runtime_error{"out of range"};
    });
    CHECK(error_in(done) == Error{Fault::bug, "store: out of range"});
    CHECK(must(store->inbox().counts()).accepted == 0);
}
