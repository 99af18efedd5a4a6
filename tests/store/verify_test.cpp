#include "store/database.hpp"
#include "store/invariants.hpp"
#include "store/verify.hpp"
#include "tests/store/samples.hpp"
#include <doctest/doctest.h>
#include <fstream>
#include <set>

using namespace liaison;
using namespace liaison::test;

namespace {

/// A store with a statement, a held mail, one without an outcome, and mail that goes out.
void fill(Connection& store) {
    auto decision = new_statement(record(StatementId{1}));
    decision.mails = {outgoing("lee@iab.example"), outgoing("ann.lee@itu.example", MailKind::acknowledgement)};
    must(store.ledger().apply(arrival(put(store)), decision, noon));
    must(store.ledger().apply(arrival(put(store), "m2@itu.example", "c2"), held(), noon));
    put(store);
}

std::set<std::string> broken(Connection& store) {
    std::set<std::string> names;
    static_cast<void>(verify(store, [&](Checked const& checked) {
        if (checked.broken > 0) names.emplace(checked.name);
    }));
    return names;
}

} // namespace

TEST_CASE("a store in use keeps every promise") {
    auto const store = in_memory();
    CHECK(broken(*store).empty());
    fill(*store);
    CHECK(broken(*store).empty());
    must(verify(*store));
    must(store->outbox().drop(OutboxId{1}, "operator ann", "moved", noon));
    must(store->inbox().drop(InboxId{2}, "operator ann", "an advertisement", noon));
    must(verify(*store));
}

TEST_CASE("what is broken by hand is found, and only that") {
    // Foreign keys, triggers and CHECKs would refuse most of it: the hand that breaks a store has them off.
    struct Damage {
        std::string done;
        std::string found;
    };
    for (auto const& [done, found] : {
             Damage{"DROP TRIGGER inbox_is_kept; DELETE FROM inbox_raw WHERE id = 3; DELETE FROM inbox WHERE id = 3",
                    "mail_count"},
             Damage{"UPDATE inbox_raw SET bytes = CAST('x' || substr(bytes, 2) AS BLOB) WHERE id = 1", "raw_bytes"},
             Damage{"UPDATE inbox SET size = size + 1 WHERE id = 2", "raw_bytes"},
             Damage{"DELETE FROM inbox_raw WHERE id = 3", "raw_present"},
             Damage{"UPDATE inbox SET statement = NULL WHERE id = 1", "outcome_statement"},
             Damage{"UPDATE inbox SET outcome = 'duplicate' WHERE id = 2", "duplicates"},
             Damage{"UPDATE sqlite_sequence SET seq = 0 WHERE name = 'statement'", "numbers"},
             Damage{"UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'event'", "event_count"},
             Damage{"INSERT INTO statement_attachment VALUES (1, 1, 'a.pdf', 'application/pdf', 3, 'abc', NULL)",
                    "attachments"},
             Damage{"DELETE FROM outbox_bytes WHERE id = 1", "outbox_bytes"},
             Damage{"UPDATE outbox SET waiting = 0 WHERE id = 1", "outbox_waiting"},
             Damage{"DELETE FROM outbox_recipient WHERE mail = 2; UPDATE tally SET number = number - 1 WHERE name = "
                    "'recipient waiting'",
                    "outbox_waiting"},
             Damage{"UPDATE outbox_recipient SET reply = 'returned: 550 gone' WHERE mail = 1", "outbox_returned"},
             Damage{"INSERT INTO unreachable VALUES ('lee@iab.example', 1, 2, 1, '550', 1, NULL)", "unreachable"},
             Damage{"INSERT INTO statement_approval VALUES (1, 'approver', 'ad@ietf.example', 5)", "approvals"},
             Damage{"INSERT INTO reminder_step VALUES (1, '2026-12-31', 'before', 7, 10, 5, NULL)", "reminder_steps"},
             Damage{"INSERT INTO reminder_step VALUES (1, '2026-12-31', 'before', 7, 5, 10, 1)", "reminder_steps"},
             Damage{"INSERT INTO desk_step VALUES ('digest', 10, 5, NULL)", "desk_steps"},
             Damage{"UPDATE inbox SET removed = 5 WHERE id = 2; DELETE FROM inbox_raw WHERE id = 2", "raw_needed"},
             Damage{"UPDATE inbox SET removed = 5 WHERE id = 1", "raw_present"},
             Damage{"UPDATE tally SET number = 7 WHERE name = 'mail filed'", "tallies"},
             Damage{"UPDATE tally SET number = 2 WHERE name = 'mail held'", "tallies"},
             Damage{"INSERT INTO erasure VALUES (1, 5, 'operator root', 'asked for', 1, 1, 1, NULL)", "erasures"},
             Damage{"INSERT INTO meta VALUES ('erasing', 'a person')", "erasures"},
             Damage{"UPDATE outbox_recipient SET state = 'sent' WHERE mail = 1; UPDATE outbox SET waiting = 0 WHERE "
                    "id = 1",
                    "outbox_settled"},
             Damage{"UPDATE outbox SET original_form = 'rfc822' WHERE id = 1", "outbox_original"},
             Damage{"INSERT INTO outbox_enclosure VALUES (1, 1, 1, 'abc', x'00')", "outbox_enclosure"},
             Damage{"DELETE FROM schedule WHERE statement = 1", "schedules"},
             Damage{"UPDATE outbox SET kind = 'reminder', statement = 1 WHERE id = 1", "reminders"},
             Damage{"INSERT INTO mailbox (id, name, known_since) VALUES (1, 'INBOX', 0); "
                    "INSERT INTO mailbox_mail (mailbox, uidvalidity, uid, state) VALUES (1, 42, 7, 'recorded')",
                    "mailbox_mails"},
             Damage{"INSERT INTO mailbox (id, name, known_since) VALUES (1, 'INBOX', 0); INSERT INTO mailbox_mail "
                    "(mailbox, uidvalidity, uid, state, inbox, hash) VALUES (1, 42, 7, 'settled', 1, 'abc')",
                    "mailbox_mails"},
             Damage{"INSERT INTO mailbox (id, name, known_since) VALUES (1, 'INBOX', 0); "
                    "INSERT INTO mailbox_mail (mailbox, uidvalidity, uid, state) VALUES (1, 42, 7, 'open')",
                    "mailbox_open"},
             Damage{"INSERT INTO statement_remark VALUES (77, 1, 'of no statement')", "references"},
             Damage{"PRAGMA ignore_check_constraints = 1; UPDATE inbox SET outcome = 'lost' WHERE id = 2; "
                    "PRAGMA ignore_check_constraints = 0",
                    "file"},
         }) {
        CAPTURE(done);
        auto const store = in_memory();
        fill(*store);
        store->database().sqlite.exec("PRAGMA foreign_keys = OFF");
        store->database().sqlite.exec(done);
        CHECK(broken(*store) == std::set{found});
        auto const error = error_in(verify(*store));
        CHECK(error.fault == (found == "file" ? Fault::io : Fault::bad_input));
        CHECK(error.what.contains(found));
    }
}

TEST_CASE("a statement without a history is found twice: it, and the mail that made it") {
    auto const store = in_memory();
    fill(*store);
    store->database().sqlite.exec("DROP TRIGGER event_is_kept; DELETE FROM event");
    CHECK(broken(*store) == std::set<std::string>{"event_count", "history", "history_of_mail"});
}

TEST_CASE("every promise has a name of its own and says what it is") {
    std::set<std::string_view> names;
    for (auto const& invariant : invariants()) {
        CHECK(names.insert(invariant.name).second);
        CHECK_FALSE(invariant.promise.empty());
    }
}

TEST_CASE("a damaged page is damage of the file, and the other checks are still made") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    {
        auto const store = must(Connection::open(path, Opening::create));
        for (int i = 0; i < 200; ++i) put(*store, std::string(6000, 'x'));
    }
    auto const size = static_cast<std::streamoff>(std::filesystem::file_size(path));
    {
        std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(size / 2 / 8192 * 8192);
        file << std::string(16384, '\x7f');
    }
    auto const store = must(Connection::open(path, Opening::read_only));
    std::size_t checks = 0;
    auto const error = error_in(verify(*store, [&](Checked const&) { ++checks; }));
    CHECK(error.fault == Fault::io);
    CHECK(error.what.contains("liaisond restore"));
    CHECK(checks == invariants().size());
    CHECK(error_in(verify_structure(*store)).fault == Fault::io);
    std::stop_source stopped;
    stopped.request_stop();
    CHECK_MESSAGE(verify_structure(*store, stopped.get_token()), "who stops does not want to hear of it");
}
