#include "tests/store/samples.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

InboxId decide(Connection& store, Decision const& decision, std::string message_id, std::string content_hash = "c1") {
    auto const id = put(store);
    must(store.ledger().apply(arrival(id, std::move(message_id), std::move(content_hash)), decision, noon));
    return id;
}

Decision filed_on(StatementId id) {
    Decision decision{.outcome = Outcome::filed, .reason = "a reply"};
    decision.on_statement = id;
    return decision;
}

Situation ask(Connection& store, Question const& question) { return must(store.ledger().situation(question)); }

using Found = std::vector<std::pair<std::int64_t, FoundBy>>;

Found found(Connection& store, Question const& question) {
    Found found;
    for (auto const& related : ask(store, question).related) found.emplace_back(related.id.value, related.by);
    return found;
}

} // namespace

TEST_CASE("of nothing nothing is known") {
    auto const store = in_memory();
    auto const known = ask(*store, {.message_id = "a@b.example", .content_hash = "c", .title = "t"});
    CHECK_FALSE(known.duplicate_of);
    CHECK(known.related.empty());
    CHECK_FALSE(known.references_our_mail);
    CHECK(known.acknowledgements_today == 0);
    CHECK(known.held_today == 0);
    CHECK(known.next_statement == StatementId{1});
}

TEST_CASE("a redelivery has the Message-ID and the content of an earlier mail") {
    auto const store = in_memory();
    auto const id = decide(*store, new_statement(record(StatementId{1})), "m1@itu.example", "c1");
    auto const known = ask(*store, {.self = InboxId{2}, .message_id = "m1@itu.example", .content_hash = "c1"});
    CHECK(known.duplicate_of == id);
    CHECK(known.duplicate_statement == StatementId{1});
    CHECK_FALSE(ask(*store, {.self = id, .message_id = "m1@itu.example", .content_hash = "c1"}).duplicate_of);
    CHECK_FALSE(known.duplicate_is_held);
    InboxId const later{2};
    CHECK_FALSE(ask(*store, {.self = later, .message_id = "m1@itu.example", .content_hash = "c2"}).duplicate_of);
    CHECK_FALSE(ask(*store, {.self = later, .message_id = "m2@itu.example", .content_hash = "c1"}).duplicate_of);
    CHECK_FALSE(ask(*store, {.self = later, .message_id = "m1@itu.example", .content_hash = ""}).duplicate_of);
}

TEST_CASE("a mail without Message-ID is recognised by its content") {
    auto const store = in_memory();
    auto const id = decide(*store, held(), "", "c1");
    auto const known = ask(*store, {.self = InboxId{2}, .message_id = "", .content_hash = "c1"});
    CHECK(known.duplicate_of == id);
    CHECK(known.duplicate_is_held);
    CHECK_FALSE(known.duplicate_statement);
}

TEST_CASE("a mail that died before it was read is nobody's duplicate") {
    auto const store = in_memory();
    auto const id = put(*store);
    must(store->ledger().apply_unprocessed(id, held(), noon));
    CHECK_FALSE(ask(*store, {.self = InboxId{2}, .message_id = "", .content_hash = "c1"}).duplicate_of);
}

TEST_CASE("a mail is the duplicate of an earlier one that is none itself, rather of one that is not held") {
    auto const store = in_memory();
    auto const first = decide(*store, held(), "m1@itu.example");
    decide(*store, Decision{.outcome = Outcome::duplicate, .reason = "once more"}, "m1@itu.example");
    Question question{.self = first, .message_id = "m1@itu.example", .content_hash = "c1"};
    CHECK_FALSE(ask(*store, question).duplicate_of);
    question.self = InboxId{3};
    CHECK(ask(*store, question).duplicate_of == first);
    CHECK(ask(*store, question).duplicate_is_held);
    auto const third = decide(*store, new_statement(record(StatementId{1})), "m1@itu.example");
    question.self = InboxId{4};
    CHECK(ask(*store, question).duplicate_of == third);
    CHECK_FALSE(ask(*store, question).duplicate_is_held);
}

TEST_CASE("a reply finds its statement by the mail it answers, ours or theirs") {
    auto const store = in_memory();
    auto decision = new_statement(record(StatementId{1}));
    decision.statement_message_id = "inner@itu.example";
    auto mail = outgoing("lee@iab.example");
    mail.message_id = "ours@desk.example";
    mail.statement = StatementId{1};
    decision.mails = {mail};
    decide(*store, decision, "m1@itu.example");
    decide(*store, filed_on(StatementId{1}), "m2@itu.example", "c2");
    Found const by_mail{{1, FoundBy::message_id}};
    for (auto const* reference : {"m1@itu.example", "inner@itu.example", "m2@itu.example", "ours@desk.example"}) {
        CAPTURE(reference);
        CHECK(found(*store, {.references = {"unknown@x.example", reference}}) == by_mail);
    }
    CHECK(found(*store, {.message_id = "m1@itu.example"}) == by_mail);
    CHECK(ask(*store, {.references = {"ours@desk.example"}}).references_our_mail);
    CHECK_FALSE(ask(*store, {.references = {"m1@itu.example"}}).references_our_mail);
}

TEST_CASE("automatic mail is no way to a statement") {
    auto const store = in_memory();
    decide(*store, new_statement(record(StatementId{1})), "m1@itu.example");
    auto automatic = filed_on(StatementId{1});
    automatic.outcome = Outcome::automatic;
    decide(*store, automatic, "vacation@itu.example", "c2");
    CHECK(found(*store, {.references = {"vacation@itu.example"}}).empty());
}

TEST_CASE("a statement is found by tag, page, identifier, title and author, title: the surest first") {
    auto const store = in_memory();
    auto const make = [&](std::int64_t id, auto change) {
        auto decision = new_statement(record(StatementId{id}, fmt::format("Title {}", id)));
        change(decision);
        decide(*store, decision, fmt::format("m{}@itu.example", id), fmt::format("c{}", id));
    };
    make(1, [](Decision&) {});
    make(2, [](Decision& d) { d.url = "https://Tool.example/liaison/1962/"; });
    make(3, [](Decision& d) { d.record->statement.identifiers = {"COM 15 – LS 39 – E"}; });
    make(4, [](Decision& d) { d.record->statement.title = "LS on  QKD"; });
    make(5, [](Decision& d) {
        d.record->statement.title = "ls on qkd";
        d.record->statement.from_contacts = {{"", "other@itu.example"}};
    });
    make(6, [](Decision&) {});
    CHECK(found(*store, {.references = {"m6@itu.example"},
                         .identifiers = {"x", "com15-ls39-e"},
                         .tag = StatementId{1},
                         .url = "http://tool.example/liaison/1962",
                         .title = "LS on QKD",
                         .author = "ANN.LEE@itu.example"}) == Found{{6, FoundBy::message_id},
                                                                    {1, FoundBy::tag},
                                                                    {2, FoundBy::url},
                                                                    {3, FoundBy::identifier},
                                                                    {4, FoundBy::title_and_author},
                                                                    {5, FoundBy::title}});
    CHECK(found(*store, {.tag = StatementId{99}}).empty());
    CHECK(found(*store, {.identifiers = {"COM15-LS39-E"}, .title = "Title 3"}) == Found{{3, FoundBy::identifier}});
}

TEST_CASE("what is said of a related statement is its title, author, organization and date") {
    auto const store = in_memory();
    auto known = record(StatementId{1});
    known.statement.sent = noon;
    decide(*store, new_statement(known), "m1@itu.example");
    auto const related = ask(*store, {.tag = StatementId{1}}).related;
    REQUIRE(related.size() == 1);
    CHECK(related[0].title == "LS on QKD key management");
    CHECK(related[0].author == "ann.lee@itu.example");
    CHECK(related[0].organization == "ITU-T");
    CHECK(related[0].sent == noon);
}

TEST_CASE("acknowledgements to one address are counted from a moment on, and nothing else is") {
    auto const store = in_memory();
    auto const later = noon + std::chrono::hours{1};
    must(store->outbox().add(outgoing("Ann@itu.example", MailKind::acknowledgement), noon));
    must(store->outbox().add(outgoing("ann@itu.example", MailKind::acknowledgement), later));
    must(store->outbox().add(outgoing("ann@itu.example", MailKind::notice), later));
    must(store->outbox().add(outgoing("bob@itu.example", MailKind::acknowledgement), later));
    CHECK(ask(*store, {.sender = "ann@itu.example", .since = noon}).acknowledgements_today == 2);
    CHECK(ask(*store, {.sender = "ann@itu.example", .since = later}).acknowledgements_today == 1);
    CHECK(ask(*store, {.sender = "", .since = noon}).acknowledgements_today == 0);
}

TEST_CASE("held mails are counted from a moment on, and no others") {
    auto const store = in_memory();
    decide(*store, held(), "m1@itu.example");
    decide(*store, held(), "m2@itu.example");
    decide(*store, new_statement(record(StatementId{1})), "m3@itu.example");
    CHECK(ask(*store, {.since = noon}).held_today == 2);
    CHECK(ask(*store, {.since = noon + std::chrono::seconds{1}}).held_today == 0);
}
