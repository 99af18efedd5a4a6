// Words of a page become lines, and lines fall into pieces where there is more room than between words.
#pragma once
#include "documents/page_layout.hpp"

namespace liaison {

/// Words that stand together; the line is broken into pieces where a column or a tab stop is.
struct LinePiece {
    double left = 0;
    double right = 0;
    double first_word_width = 0;
    std::string text;
};

struct VisualLine {
    double top = 0;
    double bottom = 0;
    std::vector<LinePiece> pieces; ///< from left to right, at least one
    [[nodiscard]] double height() const { return bottom - top; }
};

/// The lines of a page from top to bottom.
[[nodiscard]] std::vector<VisualLine> visual_lines(std::vector<PlacedWord> words);

} // namespace liaison
