#include "store/database.hpp"
#include "store/vitals.hpp"
#include "tests/store/samples.hpp"
#include <doctest/doctest.h>
#include <sqlite3.h>

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

Vitals vitals(Connection& store, Instant now = noon) {
    return must(load_vitals(store, *parse_date("2026-11-20"), now));
}

std::size_t count(Vitals const& of, Outcome outcome) {
    return std::ranges::find(of.outcomes, outcome, [](auto const& row) { return row.first; })->second;
}

std::size_t count(Vitals const& of, RecipientState state) {
    return std::ranges::find(of.recipients, state, [](auto const& row) { return row.first; })->second;
}

/// Adds mails about which nothing is left to do, each with a statement that is posted and an acknowledgement that was
/// sent.
void add_finished(Connection& store, int mails) {
    for (int i = 0; i < mails; ++i) {
        auto const given = must(store.ledger().situation({})).next_statement;
        auto closed = record(given, fmt::format("LS {}", given.value));
        closed.state = State::posted;
        auto decision = new_statement(closed);
        decision.mails = {outgoing("lee@iab.example")};
        must(store.ledger().apply(arrival(put(store), fmt::format("m{}", given.value), fmt::format("c{}", given.value)),
                                  decision, noon));
    }
    store.database().sqlite.exec("UPDATE outbox_recipient SET state = 'sent', settled = 1 WHERE state = 'waiting'; "
                                 "UPDATE outbox SET waiting = 0; UPDATE schedule SET next = NULL");
}

/// How much SQLite has to do for one look.
int steps_of_a_look(Connection& store) {
    vitals(store);
    auto* const handle = store.database().sqlite.getHandle();
    int steps = 0;
    auto const count = [&] {
        steps = 0;
        for (auto* statement = sqlite3_next_stmt(handle, nullptr); statement != nullptr;
             statement = sqlite3_next_stmt(handle, statement))
            steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    };
    count();
    vitals(store);
    count();
    return steps;
}

} // namespace

TEST_CASE("an empty store has nothing to tell, in every outcome and state") {
    auto const store = in_memory();
    auto const none = vitals(*store);
    CHECK(none.accepted == 0);
    CHECK(none.outcomes.size() == 7);
    CHECK(none.recipients.size() == 3);
    CHECK(none.waiting.size() == 5);
    CHECK_FALSE(none.oldest_unsent);
    CHECK_FALSE(none.oldest_unprocessed);
}

TEST_CASE("the tallies follow mails and recipients through their states") {
    auto const store = in_memory();
    auto decision = new_statement(record(StatementId{1}));
    decision.mails = {outgoing("lee@iab.example"), outgoing("ann.lee@itu.example")};
    must(store->ledger().apply(arrival(put(*store)), decision, noon));
    must(store->ledger().apply(arrival(put(*store), "m2", "c2"), held(), noon));
    put(*store, "x", noon - 3min);
    auto before = vitals(*store);
    CHECK(before.accepted == 3);
    CHECK(before.statements == 1);
    CHECK(count(before, Outcome::statement) == 1);
    CHECK(count(before, Outcome::held) == 1);
    CHECK(before.unprocessed == 1);
    CHECK(before.oldest_unprocessed == noon - 3min);
    CHECK(before.held == 1);
    CHECK(count(before, RecipientState::waiting) == 2);

    must(store->inbox().release(InboxId{2}, "operator root", {}, noon));
    must(store->outbox().drop(OutboxId{1}, "operator root", "gone", noon));
    auto const after = vitals(*store);
    CHECK(count(after, Outcome::held) == 0);
    CHECK(after.held == 0);
    CHECK(count(after, RecipientState::waiting) == 1);
    CHECK(count(after, RecipientState::failed) == 1);
}

TEST_CASE("a transaction that is undone undoes its tallies") {
    auto const store = in_memory();
    put(*store);
    must(store->rehearse([](Connection& c) { return c.ledger().apply(arrival(InboxId{1}), held(), noon); }));
    CHECK(count(vitals(*store), Outcome::held) == 0);
}

TEST_CASE("mail that waits is counted by age, each once") {
    auto const store = in_memory();
    for (auto const age : {0min, 4min, 5min, 59min, 60min, 239min, 240min, 24 * 60min, 100 * 60min})
        must(store->outbox().add(outgoing("lee@iab.example"), noon - age));
    must(store->outbox().add(outgoing("lee@iab.example"), noon + 1h)); // a clock that was set back
    std::vector<std::size_t> mails;
    auto const seen = vitals(*store);
    for (auto const& of : seen.waiting) mails.push_back(of.mails);
    CHECK(mails == std::vector<std::size_t>{3, 2, 2, 1, 2});
    CHECK(seen.oldest_unsent == noon - 100h);
}

TEST_CASE("open, overdue and due are counted as lists show them") {
    auto const store = in_memory();
    std::int64_t id = 0;
    for (auto const* deadline : {"2026-11-19", "2026-11-20", "2026-11-21"}) {
        auto one = record(StatementId{++id}, fmt::format("LS {}", id));
        one.action = Action::required;
        one.statement.deadline = parse_date(deadline);
        must(store->ledger().apply(arrival(put(*store), deadline, deadline), new_statement(one), noon));
    }
    auto const seen = vitals(*store);
    CHECK(seen.open == 3);
    CHECK(seen.overdue == 1);
    CHECK(seen.reminders_due == 3); // not planned yet
}

TEST_CASE("a mailbox's last success is known without a look at its mails") {
    auto const store = in_memory();
    must(store->mailboxes().note_failure("imaps://a", "refused", noon));
    must(store->mailboxes().note_success("imaps://b", noon + 1h));
    auto const seen = vitals(*store).mailboxes;
    REQUIRE(seen.size() == 2);
    CHECK_FALSE(seen[0].looked);
    CHECK(seen[0].last_good() == noon);
    CHECK(seen[1].last_good() == noon + 1h);
}

TEST_CASE("a look costs the same however much is on record") {
    auto const store = in_memory();
    add_finished(*store, 10);
    auto const small = steps_of_a_look(*store);
    add_finished(*store, 300);
    CHECK(vitals(*store).accepted == 310);
    CHECK(steps_of_a_look(*store) == small);
}

TEST_CASE("writing a proof changes nothing that is promised") {
    auto const store = in_memory();
    must(write_proof(*store, noon));
    must(write_proof(*store, noon + 1s));
    CHECK(vitals(*store).accepted == 0);
}
