#include "tests/store/samples.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

void put_record(Connection& store, Record const& record) {
    auto const name = std::to_string(record.id.value);
    must(store.ledger().apply(arrival(put(store), "m" + name + "@itu.example", "c" + name), new_statement(record),
                              noon));
}

void change(Connection& store, Record record, std::vector<Event> events = {}) {
    Change change;
    change.record = std::move(record);
    change.events = std::move(events);
    must(store.ledger().apply({change}, {}, noon));
}

Record loaded(Connection& store, std::int64_t id) { return must(store.ledger().load(StatementId{id})); }

using Links = std::vector<Link>;
using Numbers = std::vector<std::int64_t>;

/// The statements that are found for what a mail cites.
Numbers cited(Connection& store, std::vector<std::string> const& texts) {
    Numbers numbers;
    for (auto const& found : must(store.ledger().situation({.cited = texts})).cited)
        numbers.push_back(found.statement.value);
    return numbers;
}

} // namespace

TEST_CASE("a link is seen from both ends") {
    auto const store = in_memory();
    put_record(*store, record(StatementId{1}));
    put_record(*store, record(StatementId{2}));
    auto third = record(StatementId{3});
    third.links = {{LinkKind::answers, StatementId{1}}, {LinkKind::supersedes, StatementId{2}}};
    put_record(*store, third);
    CHECK(loaded(*store, 3).links == third.links);
    CHECK(loaded(*store, 3).linked_from.empty());
    CHECK(loaded(*store, 1).linked_from == Links{{LinkKind::answers, StatementId{3}}});
    CHECK(loaded(*store, 2).linked_from == Links{{LinkKind::supersedes, StatementId{3}}});
}

TEST_CASE("a change of a statement leaves the links of others to it") {
    auto const store = in_memory();
    put_record(*store, record(StatementId{1}));
    auto second = record(StatementId{2});
    second.links = {{LinkKind::answers, StatementId{1}}};
    put_record(*store, second);
    auto first = loaded(*store, 1);
    first.statement.title = "LS on something else";
    change(*store, first);
    CHECK(loaded(*store, 1).linked_from == Links{{LinkKind::answers, StatementId{2}}});
    second = loaded(*store, 2);
    second.links = {{LinkKind::same_as, StatementId{1}}};
    change(*store, second);
    CHECK(loaded(*store, 1).linked_from == Links{{LinkKind::same_as, StatementId{2}}});
    second.links.clear();
    change(*store, second);
    CHECK(loaded(*store, 1).linked_from.empty());
}

TEST_CASE("a statement is linked neither to itself nor to one that is not there") {
    auto const store = in_memory();
    put_record(*store, record(StatementId{1}));
    auto itself = loaded(*store, 1);
    itself.links = {{LinkKind::supersedes, StatementId{1}}};
    change(*store, itself);
    CHECK(loaded(*store, 1).links.empty());
    Change to_nothing;
    to_nothing.record = loaded(*store, 1);
    to_nothing.record.links = {{LinkKind::supersedes, StatementId{99}}};
    CHECK_FALSE(store->transact([&](Connection& c) { return c.ledger().apply({to_nothing}, {}, noon); }));
    CHECK(loaded(*store, 1).links.empty());
}

TEST_CASE("each reviewer's word is kept once, in the order in which they gave it") {
    auto const store = in_memory();
    auto draft = record(StatementId{1});
    draft.statement.direction = Direction::outgoing;
    draft.state = State::draft;
    put_record(*store, draft);
    draft.approvals = {{Review::coordinator, "cleo@iab.example", noon},
                       {Review::approver, "ad@ietf.example", noon + std::chrono::hours{1}}};
    change(*store, draft);
    CHECK(loaded(*store, 1).approvals == draft.approvals);
    auto again = draft;
    again.approvals.push_back({Review::coordinator, "cleo@iab.example", noon + std::chrono::hours{2}});
    change(*store, again);
    CHECK(loaded(*store, 1).approvals == draft.approvals);
    draft.approvals.clear();
    change(*store, draft);
    CHECK(loaded(*store, 1).approvals.empty());
}

TEST_CASE("private events stay marked") {
    auto const store = in_memory();
    put_record(*store, record(StatementId{1}));
    change(*store, loaded(*store, 1),
           {{.at = noon, .by = "lee@iab.example", .what = "private: they call", .mail = {}, .is_private = true},
            {.at = noon, .by = "lee@iab.example", .what = "comment: noted", .mail = {}}});
    auto const events = must(store->ledger().events(StatementId{1}));
    REQUIRE(events.size() == 3);
    CHECK_FALSE(events[0].is_private);
    CHECK(events[1].is_private);
    CHECK_FALSE(events[2].is_private);
}

TEST_CASE("what a mail cites is found by number, page and title, the newest first") {
    auto const store = in_memory();
    auto first = record(StatementId{1}, "LS on key exchange");
    first.statement.identifiers = {"SG13-LS136"};
    put_record(*store, first);
    auto second = record(StatementId{2}, "LS on key exchange (rev. 1)");
    second.statement.identifiers = {"SG13-LS136 (rev. 1)"};
    put_record(*store, second);
    auto decision = new_statement(record(StatementId{3}, "LS on timing"));
    decision.url = "https://tool.example/liaison/17/";
    must(store->ledger().apply(arrival(put(*store), "m3@itu.example", "c3"), decision, noon));
    CHECK(cited(*store, {"SG13-LS136 (Rev. 1)"}) == Numbers{2});
    CHECK(cited(*store, {"SG13 - LS136"}) == Numbers{2});
    CHECK(cited(*store, {"Corrected: LS on key exchange"}) == Numbers{2});
    CHECK(cited(*store, {"http://tool.example/liaison/17", "LS on timing"}) == Numbers{3, 3});
    CHECK(cited(*store, {"SG15-LS1", "another title"}).empty());
    auto const known = must(store->ledger().situation({.named = {StatementId{1}}, .cited = {"LS on timing"}}));
    CHECK(known.record_of(StatementId{1}) != nullptr);
    CHECK(known.record_of(StatementId{3}) != nullptr);
    CHECK(known.record_of(StatementId{2}) == nullptr);
}

TEST_CASE("the versions of one statement are found by the number and the title that they share") {
    auto const store = in_memory();
    auto first = record(StatementId{1}, "LS on key exchange");
    first.statement.identifiers = {"SG13-LS136"};
    put_record(*store, first);
    auto second = record(StatementId{2}, "LS on key exchange (rev. 1)");
    second.statement.identifiers = {"SG13-LS136-R1"};
    put_record(*store, second);
    auto const found = [&](Question const& question) {
        Numbers numbers;
        for (auto const& related : must(store->ledger().situation(question)).related) {
            numbers.push_back(related.id.value);
            CHECK(related.direction == Direction::incoming);
        }
        return numbers;
    };
    CHECK(found({.identifiers = {"SG13-LS136-R2", "SG13-LS136"}}) == Numbers{2, 1});
    CHECK(found({.title = "LS on key exchange (rev. 2)"}) == Numbers{2, 1});
    auto const known = must(store->ledger().situation({.identifiers = {"SG13-LS136"}}));
    CHECK(known.others.size() == 2);
}
