// Words with their places on a page become rows of cells again: what stands side by side belongs together.
#pragma once
#include "documents/line_writer.hpp"
#include <string>
#include <vector>

namespace liaison {

/// A word and its box in points, y growing downwards.
struct PlacedWord {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    std::string text; ///< UTF-8
    bool space_after = false;
};

/// A row of a table, of a label with its value behind a tab stop, or (with one cell) a paragraph.
struct LayoutRow {
    std::vector<Cell> cells;
    bool gap_before = false; ///< clearly more room above it than between lines
    bool operator==(LayoutRow const&) const = default;
};

/// Rebuilds the rows of a page, from top to bottom. Lines that were broken because the next word did not fit are one
/// again, so are mail addresses that were broken; lines below a value, beginning right of the label, go on with it.
[[nodiscard]] std::vector<LayoutRow> lay_out(std::vector<PlacedWord> words);

} // namespace liaison
