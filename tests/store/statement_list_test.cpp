#include "tests/store/samples.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

using Numbers = std::vector<std::int64_t>;

/// A store with five statements that differ in what a list asks for.
std::unique_ptr<Connection> five_statements() {
    auto store = in_memory();
    auto const add = [&](std::int64_t id, auto change) {
        auto made = record(StatementId{id}, fmt::format("Title number{}", id));
        change(made);
        must(store->ledger().apply(arrival(put(*store), fmt::format("{}@x.example", id), fmt::format("{}", id)),
                                   new_statement(made), noon));
    };
    add(1, [](Record&) {});
    add(2, [](Record& r) {
        r.action = Action::required;
        r.statement.deadline = parse_date("2026-12-31");
        r.statement.to = {{"opsawg", "IETF OPSAWG"}, {"tsvwg", "TSVWG"}};
    });
    add(3, [](Record& r) {
        r.action = Action::required;
        r.state = State::withdrawn;
        r.statement.deadline = parse_date("2020-01-01");
        r.statement.cc = {{"opsawg", "IETF OPSAWG"}};
    });
    add(4, [](Record& r) {
        r.statement.from.organization = "3GPP";
        r.statement.identifiers = {"COM15-LS39-E"};
        r.received = noon + std::chrono::hours{12};
    });
    add(5, [](Record& r) {
        r.action = Action::required;
        r.statement.body = "Die Schlüsselverwaltung bereitet Sorgen; \"Key\" management NEAR OR AND NOT *.";
        r.statement.from_contacts = {{"José Müller", "jose@tele.example"}};
    });
    return store;
}

Numbers list(Connection& store, StatementFilter const& filter) {
    Numbers numbers;
    for (auto const& found : must(store.ledger().list(filter))) numbers.push_back(found.id.value);
    return numbers;
}

} // namespace

TEST_CASE("statements are listed by number, in pages") {
    auto const store = five_statements();
    CHECK(list(*store, {}) == Numbers{1, 2, 3, 4, 5});
    CHECK(list(*store, {.limit = 2}) == Numbers{1, 2});
    CHECK(list(*store, {.after = StatementId{2}, .limit = 2}) == Numbers{3, 4});
    CHECK(list(*store, {.after = StatementId{5}}).empty());
    CHECK(list(*store, {.limit = 0}).empty());
}

TEST_CASE("open is what is required and not withdrawn; overdue is open with a deadline before the day") {
    auto const store = five_statements();
    CHECK(list(*store, {.open = true}) == Numbers{2, 5});
    CHECK(list(*store, {.overdue_on = parse_date("2026-12-31")}).empty());
    CHECK(list(*store, {.overdue_on = parse_date("2027-01-01")}) == Numbers{2});
}

TEST_CASE("organizations and groups are found in any case, a copy is no address") {
    auto const store = five_statements();
    CHECK(list(*store, {.from = "3gpp"}) == Numbers{4});
    CHECK(list(*store, {.from = "3GP"}).empty());
    CHECK(list(*store, {.to = "OPSAWG"}) == Numbers{2});
    CHECK(list(*store, {.from = "ITU-T", .to = "tsvwg"}) == Numbers{2});
}

TEST_CASE("since a day means from its first moment in UTC on") {
    auto const store = five_statements();
    CHECK(list(*store, {.since = parse_date("2026-11-20")}) == Numbers{1, 2, 3, 4, 5});
    CHECK(list(*store, {.since = parse_date("2026-11-21")}) == Numbers{4});
    CHECK(list(*store, {.since = parse_date("2026-11-22")}).empty());
}

TEST_CASE("full text finds all words, in title, body, parties and references, without regard to accents") {
    auto const store = five_statements();
    std::vector<std::pair<std::string, Numbers>> const table{
        {"number3", {3}},     {"title NUMBER5", {5}},     {"number3 number4", {}}, {"schlusselverwaltung", {5}},
        {"jose muller", {5}}, {"jose@tele.example", {5}}, {"com15-ls39-e", {4}},   {"COM15", {4}},
        {"3GPP", {4}},        {"sg13", {1, 2, 3, 4, 5}},  {"nowhere", {}},
    };
    for (auto const& [words, expected] : table) {
        CAPTURE(words);
        CHECK(list(*store, {.words = words}) == expected);
    }
    CHECK(list(*store, {.open = true, .words = "title"}) == Numbers{2, 5});
}

TEST_CASE("signs in a search are text and never a query language") {
    auto const store = five_statements();
    CHECK(list(*store, {.words = "  "}) == Numbers{1, 2, 3, 4, 5});
    CHECK(list(*store, {.words = "near or and not"}) == Numbers{5});
    for (auto const* words :
         {"\"", "*", "title:x", "(", "a AND", "-x", "^", "x\"y", "'; DROP TABLE event", "\xff", "{}"}) {
        CAPTURE(words);
        CHECK(store->ledger().list({.words = words}));
    }
    CHECK(list(*store, {.words = "number3*"}) == Numbers{3});
}

TEST_CASE("a search finds what a transaction recorded, and nothing of the job in it that was undone") {
    auto const store = in_memory();
    auto const record_in_job = [](Connection& c, std::int64_t id, std::string word, Done result) {
        return c.nest([&](Connection& job) -> Done {
            auto const name = fmt::format("{}@x.example", id);
            must(job.ledger().apply(arrival(put(job), name, name), new_statement(record(StatementId{id}, word)), noon));
            return result;
        });
    };
    must(store->transact([&](Connection& c) -> Done {
        must(record_in_job(c, 1, "apple", {}));
        CHECK_FALSE(record_in_job(c, 2, "banana", failure(Fault::bad_input, "no")));
        must(record_in_job(c, 2, "cherry", {}));
        return {};
    }));
    CHECK_FALSE(store->transact([&](Connection& c) -> Done {
        must(record_in_job(c, 3, "damson", {}));
        return failure(Fault::bad_input, "nothing of it");
    }));
    must(store->transact([&](Connection& c) { return record_in_job(c, 3, "elder", {}); }));
    CHECK(list(*store, {.words = "apple"}) == Numbers{1});
    CHECK(list(*store, {.words = "banana"}).empty());
    CHECK(list(*store, {.words = "cherry"}) == Numbers{2});
    CHECK(list(*store, {.words = "damson"}).empty());
    CHECK(list(*store, {.words = "elder"}) == Numbers{3});
}
