#include "store/database.hpp"
#include "store/retention.hpp"
#include "store/verify.hpp"
#include "tests/store/samples.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

/// A statement that is posted and asks for nothing, recorded at noon.
void add_closed_statement(Connection& store) {
    auto closed = record(StatementId{1});
    closed.state = State::posted;
    must(store.ledger().apply(arrival(put(store)), new_statement(closed), noon));
}

RetentionRound round(Connection& store, Instant until = noon + 1h) {
    return must(remove_old_bytes(store, until, InboxId{}, 100, noon + 48h));
}

} // namespace

TEST_CASE("the bytes of a mail go when its statement is closed and nothing has happened since") {
    auto const store = in_memory();
    add_closed_statement(*store);
    CHECK(round(*store, noon).removed == 0); // it happened at noon
    CHECK(round(*store).removed == 1);
    CHECK(must(store->inbox().load(InboxId{1})).removed == noon + 48h);
    CHECK(error_in(store->inbox().raw(InboxId{1})).what.contains("keep_raw"));
    CHECK(must(store->inbox().counts()).accepted == 1);
    must(verify(*store));
    CHECK(round(*store).removed == 0);
}

TEST_CASE("what something needs stays") {
    for (std::string const sql : {
             "UPDATE inbox SET outcome = NULL, processed = NULL",
             "UPDATE inbox SET outcome = 'held', statement = NULL",
             "UPDATE statement SET state = 'received'",
             "UPDATE statement SET state = 'draft', direction = 'outgoing'",
             "UPDATE statement SET action = 'required'",
             "UPDATE inbox SET statement = NULL, outcome = 'automatic'; UPDATE statement SET state = 'received', "
             "carried = 1",
             "INSERT INTO event (statement, at, by_whom, what) VALUES (1, 9999999999999, 'x', 'later')",
             "INSERT INTO outbox (kind, message_id, subject, envelope_sender, original, original_form, created, due, "
             "waiting) "
             "VALUES ('forward', 'm', 's', '', 1, 'rfc822', 1, 1, 1)",
             "UPDATE inbox SET statement = NULL, outcome = 'automatic'; UPDATE statement SET state = 'received'; "
             "INSERT INTO statement_attachment VALUES (1, 1, 'a', 'b/c', 1, 'd', 1)",
             "INSERT INTO outbox (id, kind, message_id, subject, envelope_sender, original_form, created, due, "
             "waiting) "
             "VALUES (1, 'posted', 'm', 's', '', 'none', 1, 1, 1); INSERT INTO outbox_enclosure VALUES (1, 1, 1, 'd', "
             "x'00')",
         }) {
        CAPTURE(sql);
        auto const store = in_memory();
        add_closed_statement(*store);
        store->database().sqlite.exec(sql);
        CHECK(round(*store).removed == 0);
        must(store->inbox().raw(InboxId{1}));
    }
}

TEST_CASE("a held mail that was dropped lets its bytes go, and cannot be tried again then") {
    auto const store = in_memory();
    must(store->ledger().apply(arrival(put(*store)), held(), noon));
    must(store->inbox().drop(InboxId{1}, "operator root", "spam", noon + 30min));
    CHECK(round(*store, noon + 20min).removed == 0);
    CHECK(round(*store).removed == 1);
    auto const error = error_in(store->inbox().retry(InboxId{1}, "operator root", noon));
    CHECK(error.fault == Fault::bad_input);
    CHECK(error.what.contains("bytes were removed"));
    CHECK(error_in(store->inbox().release(InboxId{1}, "operator root", {}, noon)).fault == Fault::bad_input);
}

TEST_CASE("the same mail is known again when its bytes are gone") {
    auto const store = in_memory();
    add_closed_statement(*store);
    round(*store);
    Question question{.self = InboxId{2}};
    question.message_id = "m1@itu.example";
    question.content_hash = "c1";
    CHECK(must(store->ledger().situation(question)).duplicate_of == InboxId{1});
}

TEST_CASE("a round of long mails ends early") {
    auto const store = in_memory();
    for (std::int64_t number : {1, 2}) {
        auto closed = record(StatementId{number});
        closed.state = State::posted;
        must(store->ledger().apply(arrival(put(*store), fmt::format("m{}@itu.example", number)), new_statement(closed),
                                   noon));
    }
    store->database().run("UPDATE inbox SET size = 8000000");
    auto const first = round(*store);
    CHECK(first.removed == 1);
    CHECK(first.more);
    CHECK(must(remove_old_bytes(*store, noon + 1h, first.last, 100, noon + 48h)).removed == 1);
}

TEST_CASE("rounds go through all mails, a few at a time, and end where they are too young") {
    auto const store = in_memory();
    for (int i = 0; i < 5; ++i) {
        auto const id = put(*store, "x", noon);
        must(store->ledger().apply(arrival(id, fmt::format("m{}", i), fmt::format("c{}", i)), held(), noon));
        if (i != 1) must(store->inbox().drop(id, "operator root", "spam", noon));
    }
    put(*store, "young", noon + 2h);
    auto first = must(remove_old_bytes(*store, noon + 1h, InboxId{}, 3, noon));
    CHECK(first.removed == 2);
    CHECK(first.last == InboxId{3});
    CHECK(first.more);
    auto const second = must(remove_old_bytes(*store, noon + 1h, first.last, 3, noon));
    CHECK(second.removed == 2);
    CHECK_FALSE(second.more);
    CHECK(must(remove_old_bytes(*store, noon + 1h, InboxId{}, 3, noon)).removed == 0);
    must(verify(*store));
}
