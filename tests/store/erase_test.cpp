#include "core/text.hpp"
#include "store/database.hpp"
#include "store/erase.hpp"
#include "store/reminders.hpp"
#include "store/verify.hpp"
#include "tests/store/samples.hpp"
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace liaison;
using namespace liaison::test;

namespace {

Person const ann{.addresses = {"ann.lee@itu.example"}, .names = {}, .known_as = {"Ann Lee"}};
std::string const raw_of_ann = "From: Ann Lee <ann.lee@itu.example>\r\nSubject: LS\r\n\r\nDear all\r\n";

Envelope from(std::string sender) {
    return {.sender = std::move(sender), .recipients = {"statements@ietf.example"}, .via = "lmtp"};
}

/// LS-1 of Ann with an acknowledgement to her and a forward to the manager, LS-2 of somebody else whose body names her.
void fill(Connection& store) {
    auto mine = record(StatementId{1});
    mine.statement.body = "Questions go to Ann Lee <ann.lee@itu.example> or joann.lee@itu.example.";
    mine.submitter = "ann.lee@itu.example";
    mine.action_holders = {{"", "ann.lee@itu.example"}, {"", "holder@ietf.example"}};
    mine.state = State::posted;
    auto decision = new_statement(mine);
    decision.mails = {outgoing("ann.lee@itu.example", MailKind::acknowledgement), outgoing("lee@iab.example")};
    decision.mails[1].head = "Subject: x\r\n\r\nFrom: Ann.Lee@itu.example\r\n";
    auto const id = must(store.inbox().put(from("ann.lee@itu.example"), raw_of_ann, noon));
    must(store.ledger().apply(arrival(id), decision, noon));

    auto other = record(StatementId{2}, "LS on ann.lee@itu.example");
    other.statement.from_contacts = {{"Bo", "bo@mef.example"}};
    other.statement.body = "no matter";
    auto const second = must(store.inbox().put(from("bo@mef.example"), "From: bo@mef.example\r\n\r\nhello\r\n", noon));
    must(store.ledger().apply(arrival(second, "m2@mef.example", "c2"), new_statement(other), noon));
    store.database().sqlite.exec(
        "UPDATE outbox_recipient SET state = 'sent', settled = 5; UPDATE outbox SET waiting = 0");
}

std::int64_t must_erase(Connection& store, Person const& person = ann) {
    return must(erase(store, person, "operator root", "request of 3 May", noon));
}

std::string one(Connection& store, std::string const& sql) {
    return store.database().sqlite.execAndGet(sql).getString();
}

bool stands_in(std::filesystem::path const& file, std::string_view text) {
    std::ifstream stream{file, std::ios::binary};
    std::stringstream bytes;
    bytes << stream.rdbuf();
    return lower_case(bytes.str()).contains(text);
}

} // namespace

TEST_CASE("what an erasure concerns is found in every table and in the mails") {
    auto const store = in_memory();
    fill(*store);
    auto const extent = must(extent_of_erasure(*store, ann));
    CHECK(extent.statements == std::vector{StatementId{1}, StatementId{2}});
    CHECK(extent.mails == std::vector{InboxId{1}});
    CHECK(extent.outgoing == std::vector{OutboxId{1}, OutboxId{2}});
    CHECK(extent.unfinished.empty());
    CHECK(must(names_beside(*store, ann.addresses)) == std::vector<std::string>{"Ann Lee"});
    CHECK(must(extent_of_erasure(*store, {.addresses = {"nobody@x.example"}, .names = {}, .known_as = {}})).empty());
}

TEST_CASE("the record's substance stays, the person does not, and the history says so") {
    auto const store = in_memory();
    fill(*store);
    CHECK(must_erase(*store) == 1);
    auto const kept = must(store->ledger().load(StatementId{1}));
    CHECK(kept.statement.title == "LS on QKD key management");
    CHECK(kept.statement.body == "Questions go to [erased 1] or joann.lee@itu.example.");
    CHECK(kept.statement.from_contacts.empty());
    CHECK(kept.submitter.empty());
    CHECK(kept.action_holders == std::vector<Address>{{"", "holder@ietf.example"}});
    CHECK_FALSE(kept.carried);
    auto const events = must(store->ledger().events(StatementId{1}));
    CHECK(events.back().by == "operator root");
    CHECK(events.back().what == "a person's data was erased, as [erased 1]: request of 3 May");
    CHECK(must(store->ledger().load(StatementId{2})).statement.title == "LS on [erased 1]");

    auto const mail = must(store->inbox().load(InboxId{1}));
    CHECK(mail.envelope.sender == "[erased 1]");
    CHECK(mail.removed == noon);
    CHECK(mail.outcome == Outcome::statement);
    auto const missing = error_in(store->inbox().raw(InboxId{1}));
    CHECK(missing.fault == Fault::not_found);
    CHECK(missing.what.contains("removed on 2026-11-20"));
    must(store->inbox().raw(InboxId{2}));
    CHECK(must(store->outbox().load(OutboxId{2})).mail.head.empty());
    CHECK(must(store->outbox().load(OutboxId{1})).recipients[0].address == "[erased 1]");
}

TEST_CASE("an erased person is searched for in vain, others are still found") {
    auto const store = in_memory();
    fill(*store);
    CHECK(must(store->ledger().list({.words = "ann.lee"})).size() == 2);
    must_erase(*store);
    CHECK(must(store->ledger().list({.words = "ann.lee@itu.example"})).empty());
    CHECK(must(store->ledger().list({.words = "joann"})).size() == 1);
    CHECK(must(store->ledger().list({.words = "key management"})).size() == 1);
    Question question{.self = InboxId{3}};
    question.title = "LS on [erased 1]";
    CHECK(must(store->ledger().situation(question)).related.size() == 1);
}

TEST_CASE("after an erasure every promise holds, once the file was written anew") {
    auto const store = in_memory();
    fill(*store);
    must_erase(*store);
    CHECK(must(has_unfinished_erasure(*store)));
    CHECK(error_in(verify(*store)).what == "promises broken: erasures");
    must(finish_erasures(*store, noon));
    must(verify(*store));
    CHECK_FALSE(must(has_unfinished_erasure(*store)));
    CHECK(error_in(erase(*store, ann, "operator root", "again", noon)).fault == Fault::not_found);
}

TEST_CASE("nothing of an erased person is left in the file or its log") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    auto store = must(Connection::open(path, Opening::create));
    fill(*store);
    // What was written and changed before leaves traces that no table shows any more.
    auto changed = must(store->ledger().load(StatementId{1}));
    changed.statement.body = std::string(20000, 'x') + " ann.lee@itu.example";
    Change change{.record = changed};
    must(store->transact([&](Connection& c) { return c.ledger().apply({change}, {}, noon); }));
    must_erase(*store);
    auto const log = path.string() + "-wal";
    CHECK((stands_in(path, "ann.lee@itu.example") ||
           stands_in(log, "ann.lee@itu.example"))); // so there is something to do
    must(finish_erasures(*store, noon));
    auto const without_others = [&](std::filesystem::path const& file) {
        std::ifstream stream{file, std::ios::binary};
        std::stringstream bytes;
        bytes << stream.rdbuf();
        return !Traces{ann}.in(bytes.str());
    };
    CHECK(without_others(path));
    CHECK(without_others(log));
    store.reset();
    CHECK(without_others(path));
    CHECK_FALSE(stands_in(path, "\nann.lee@"));
    must(verify(*must(Connection::open(path, Opening::read_only))));
}

TEST_CASE("what still has work to do comes to its end first") {
    struct Work {
        std::string sql;
        std::string said;
    };
    for (auto const& [sql, said] :
         {Work{"UPDATE inbox SET outcome = NULL, processed = NULL WHERE id = 1", "mail 1 is not processed yet"},
          Work{"UPDATE inbox SET outcome = 'held' WHERE id = 1", "mail 1 is held and waits"},
          Work{"UPDATE outbox_recipient SET state = 'waiting', settled = NULL WHERE mail = 2; UPDATE outbox SET "
               "waiting = 1 "
               "WHERE id = 2",
               "outgoing mail 2 still waits"},
          Work{"UPDATE statement SET state = 'received', carried = 1 WHERE id = 1", "LS-1 waits to be posted"},
          Work{"UPDATE statement SET state = 'received', carried = NULL WHERE id = 1; "
               "INSERT INTO statement_attachment VALUES (1, 99, 'a', 'b/c', 1, 'd', 1)",
               "LS-1 waits to be posted"}}) {
        CAPTURE(sql);
        auto const store = in_memory();
        fill(*store);
        store->database().sqlite.exec(sql);
        auto const error = error_in(erase(*store, ann, "operator root", "why", noon));
        CHECK(error.fault == Fault::try_later);
        CHECK(error.what.contains(said));
        CHECK(must(store->inbox().load(InboxId{1})).envelope.sender == "ann.lee@itu.example");
    }
}

TEST_CASE("a name is taken out where it is asked for, a single word never") {
    auto const store = in_memory();
    fill(*store);
    auto named = ann;
    named.names = {"held"};
    CHECK(error_in(erase(*store, named, "operator root", "why", noon)).fault == Fault::bad_usage);
    CHECK(error_in(extent_of_erasure(*store, {.addresses = {"no address"}, .names = {}, .known_as = {}})).fault ==
          Fault::bad_usage);
    named.names = {"Key Management"};
    must_erase(*store, named);
    CHECK(one(*store, "SELECT title FROM statement WHERE id = 1") == "LS on QKD [erased 1]");
}

TEST_CASE("an event is still never edited, and two erased approvers stay two") {
    auto const store = in_memory();
    fill(*store);
    store->database().sqlite.exec("UPDATE statement SET direction = 'outgoing', state = 'sent' WHERE id = 2; "
                                  "INSERT INTO statement_approval VALUES (2, 'approver', 'ann.lee@itu.example', 1), "
                                  "(2, 'approver', 'bo@mef.example', 2)");
    must_erase(*store);
    must_erase(*store, {.addresses = {"bo@mef.example"}, .names = {}, .known_as = {}});
    CHECK(one(*store, "SELECT group_concat(by_whom, ', ') FROM statement_approval") == "[erased 1], [erased 2]");
    CHECK_THROWS(store->database().sqlite.exec("UPDATE event SET what = 'x'"));
    CHECK_THROWS(store->database().sqlite.exec("DELETE FROM erasure"));
}
