// Fills a DocumentText: cleans each line, flattens table rows, stops at the limits.
#pragma once
#include "documents/budget.hpp"
#include "parser/document.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A table cell: its paragraphs.
using Cell = std::vector<std::string>;

/// UTF-8 text as one line: runs of blanks (of any width) become one blank, those of tab stops one TAB; control
/// characters, soft hyphens and zero-width characters are dropped; one TAB in front stays.
[[nodiscard]] std::string clean_line(std::string_view text);

/// Adds a remark unless it is there or there are too many.
void add_remark(DocumentText& document, std::string remark);

class LineWriter {
public:
    LineWriter(DocumentText& document, Budget& budget) : document_(document), budget_(budget) {}

    /// A paragraph; line breaks in it begin new lines. An empty one becomes an empty line, never two in a row.
    void paragraph(PagePart zone, std::string_view text);
    /// A line whose blanks stay as they are.
    void verbatim(PagePart zone, std::string_view text);
    /// A table row, as DocumentLine describes it. A row without any text is left out.
    void row(PagePart zone, std::vector<Cell> const& cells);
    /// Whether a limit was passed: nothing more is taken.
    [[nodiscard]] bool is_full() const { return full_; }

private:
    void line(PagePart zone, std::string text);

    DocumentText& document_;
    Budget& budget_;
    bool full_ = false;
};

} // namespace liaison
