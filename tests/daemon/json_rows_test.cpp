#include "daemon/commands/json_rows.hpp"
#include <doctest/doctest.h>
#include <limits>

using namespace liaison;

namespace {

StoredRow row_of(StoredValue value) { return {.table = "inbox", .values = {{"id", std::int64_t{1}}, {"x", value}}}; }

} // namespace

TEST_CASE("each value goes through a line of JSON and back") {
    for (StoredValue const& value :
         {StoredValue{std::monostate{}}, StoredValue{std::int64_t{0}},
          StoredValue{std::numeric_limits<std::int64_t>::max()}, StoredValue{std::numeric_limits<std::int64_t>::min()},
          StoredValue{std::string{}}, StoredValue{std::string{"Zürich\n\"\\\0 \x7f", 14}},
          StoredValue{std::string{"\xff is no UTF-8"}}, StoredValue{StoredBytes{}},
          StoredValue{StoredBytes{"plain\r\n"}}, StoredValue{StoredBytes{"\x80\xff"}},
          StoredValue{StoredBytes{std::string(100'000, '\xe9')}}}) {
        auto const row = row_of(value);
        auto const line = write_json(row);
        CAPTURE(line.substr(0, 200));
        CHECK_FALSE(line.contains('\n'));
        auto const read = parse_row(line);
        REQUIRE(read);
        CHECK(read->table == "inbox");
        CHECK(read->values == row.values);
    }
}

TEST_CASE("bytes that are text can be read in an export") {
    CHECK(write_json(row_of(StoredBytes{"Subject: x"})) == R"({"inbox":{"id":1,"x":{"bytes":"Subject: x"}}})");
}

TEST_CASE("a line that is no row is refused") {
    for (auto const* line :
         {"", "{}", "[]", "7", "{\"inbox\": 1}", "{\"a\": {}, \"b\": {}}", "{\"inbox\": {\"x\": 1.5}}",
          "{\"inbox\": {\"x\": [1]}}", "{\"inbox\": {\"x\": true}}", "{\"inbox\": {\"x\": {\"base64\": \"*\"}}}",
          "{\"inbox\": {\"x\": {\"base64\": 1}}}", "{\"inbox\": {\"x\": {\"other\": \"Zg==\"}}}",
          "{\"inbox\": {\"x\": {}}}", "{\"inbox\": {\"x\": 1}} more", "{\"inbox\": {\"x\": 99999999999999999999}}"}) {
        CAPTURE(line);
        auto const row = parse_row(line);
        REQUIRE_FALSE(row);
        CHECK(row.error().fault == Fault::bad_input);
    }
}

TEST_CASE("an export says of which version its tables are") {
    CHECK(check_export_header(write_export_header()));
    for (auto const* line :
         {"", "{}", "{\"liaisond\": \"0.1.0\"}", "{\"tables\": 1}", "{\"liaisond\": \"0.1.0\", \"tables\": \"1\"}"})
        CHECK(check_export_header(line).error().what == "is no export of liaisond");
    CHECK(check_export_header("{\"liaisond\": \"9\", \"tables\": 999}").error().what.contains("version 999"));
}
