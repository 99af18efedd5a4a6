// A table whose first row is labels, each with its value in the row below.
#pragma once
#include "parser/labels.hpp"
#include <string_view>
#include <vector>

namespace liaison {

struct TableHead {
    std::vector<LabelFound> labels; ///< with their values; none where the row is no head
    bool takes_below = false;       ///< the row below it holds the values
};

/// Reads `row` as a head, if three cells or more stand in it and each is a label alone. Where the row `below` does not
/// fit, the labels stay without values: none of them is another one's value.
[[nodiscard]] TableHead read_table_head(std::string_view row, std::string_view below);

} // namespace liaison
