// The tables of a store as its schema tells them.
#pragma once
#include "store/database.hpp"
#include <string>
#include <vector>

namespace liaison {

struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::string> key;   ///< the columns of its primary key, in order
    std::vector<std::string> texts; ///< the columns that hold text
};

/// All that hold rows of ours, by name; the count of the numbers that were given out (sqlite_sequence) comes last.
[[nodiscard]] std::vector<Table> tables_of(Connection::Database& database);

/// `names` as SQL identifiers with commas between.
[[nodiscard]] std::string sql_list(std::vector<std::string> const& names);

} // namespace liaison
