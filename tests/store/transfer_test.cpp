#include "store/database.hpp"
#include "store/transfer.hpp"
#include "store/verify.hpp"
#include "tests/store/samples.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace liaison::test;

namespace {

std::vector<StoredRow> rows_of(Connection& store) {
    std::vector<StoredRow> rows;
    must(export_rows(store, [&](StoredRow const& row) -> Done {
        rows.push_back(row);
        return {};
    }));
    return rows;
}

Done import(Connection& store, std::vector<StoredRow> rows) {
    std::size_t at = 0;
    return import_rows(store, [&]() -> Result<std::optional<StoredRow>> {
        if (at == rows.size()) return std::nullopt;
        return rows[at++];
    });
}

bool same(std::vector<StoredRow> const& a, std::vector<StoredRow> const& b) {
    return std::ranges::equal(
        a, b, [](StoredRow const& x, StoredRow const& y) { return x.table == y.table && x.values == y.values; });
}

std::unique_ptr<Connection> filled() {
    auto store = in_memory();
    auto first = new_statement(record(StatementId{1}));
    first.mails = {outgoing("lee@iab.example")};
    must(store->transact([&](Connection& c) { return c.ledger().apply(arrival(put(c)), first, noon); }));
    must(store->ledger().apply(arrival(put(*store, std::string_view{"\0\xff\r\n", 4}), "m2", "c2"), held(), noon));
    // A number that was given out and a statement that is gone from view must not come back for another.
    store->database().sqlite.exec("UPDATE sqlite_sequence SET seq = 7 WHERE name = 'statement'");
    return store;
}

} // namespace

TEST_CASE("an import of an export is the same store") {
    auto const store = filled();
    auto const rows = rows_of(*store);
    auto const other = in_memory();
    must(import(*other, rows));
    CHECK(same(rows_of(*other), rows));
    must(verify(*other));
    CHECK(must(other->inbox().raw(InboxId{2})) == (std::string{'\0', '\xff', '\r', '\n'}));
    CHECK(must(other->ledger().situation({})).next_statement == StatementId{8});
}

TEST_CASE("imported statements are found by their words") {
    auto const other = in_memory();
    must(import(*other, rows_of(*filled())));
    CHECK(must(other->ledger().list({.words = "QKD management"})).size() == 1);
    CHECK(must(other->ledger().list({.words = "elephants"})).empty());
}

TEST_CASE("an empty store goes through as well") {
    auto const rows = rows_of(*in_memory());
    auto const other = in_memory();
    must(import(*other, rows));
    CHECK(same(rows_of(*other), rows));
}

TEST_CASE("an import is refused by a store that holds something") {
    auto const store = filled();
    auto const rows = rows_of(*store);
    CHECK(error_in(import(*store, rows)).fault == Fault::cannot_create);
    CHECK(same(rows_of(*store), rows));
}

TEST_CASE("rows that do not fit or break a promise leave the store as it was") {
    auto const good = rows_of(*filled());
    auto const find = [](std::vector<StoredRow>& rows, std::string_view table) -> StoredRow& {
        return *std::ranges::find(rows, table, &StoredRow::table);
    };
    auto const refused = [](std::vector<StoredRow> rows) {
        auto const store = in_memory();
        auto const before = rows_of(*store);
        auto const error = error_in(import(*store, std::move(rows)));
        CHECK(error.fault == Fault::bad_input);
        CHECK(same(rows_of(*store), before));
        return error.what;
    };
    auto rows = good;
    find(rows, "inbox").table = "inbocks";
    CHECK(refused(rows).contains("inbocks"));
    rows = good;
    find(rows, "inbox").values.pop_back();
    CHECK(refused(rows).contains("columns"));
    rows = good;
    find(rows, "inbox_raw").values.back().second = StoredBytes{"something else"};
    CHECK(refused(rows).contains("raw_bytes"));
    rows = good;
    std::erase_if(rows, [](StoredRow const& row) { return row.table == "outbox_bytes"; });
    CHECK(refused(rows).contains("outbox_bytes"));
    rows = good;
    rows.push_back(find(rows, "statement"));
    CHECK(refused(rows).contains("UNIQUE"));
    rows = good;
    std::erase_if(rows, [](StoredRow const& row) { return row.table == "statement"; });
    CHECK_FALSE(refused(rows).empty());
}
