// A store as rows that another store can take in: what is in every table, whatever tables there are.
#pragma once
#include "core/error.hpp"
#include "store/connection.hpp"
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace liaison {

/// The bytes of a BLOB; a text is a std::string.
struct StoredBytes {
    std::string bytes;
    bool operator==(StoredBytes const&) const = default;
};
using StoredValue = std::variant<std::monostate, std::int64_t, std::string, StoredBytes>;

struct StoredRow {
    std::string table;
    std::vector<std::pair<std::string, StoredValue>> values; ///< by column, in the table's order
};

/// The version of the tables that this program has.
[[nodiscard]] std::int64_t table_version();

/// Gives every row of every table, as they are at one moment, in an order that depends on nothing but the rows. The
/// full-text index is not among them: it is made anew from them. Errors: those of `take`, which end it; io.
Done export_rows(Connection& store, std::function<Done(StoredRow const&)> const& take);

/// Fills a new store with the rows that `next` gives until it gives none, all or nothing, and verifies it.
/// Errors: cannot_create: the store holds something already; bad_input: the rows do not fit the tables, or break what
/// always holds; those of `next`.
Done import_rows(Connection& store, std::function<Result<std::optional<StoredRow>>()> const& next);

} // namespace liaison
