// .txt and .html: text that needs no library of its own here.
#pragma once
#include "documents/budget.hpp"
#include "parser/document.hpp"
#include <string_view>

namespace liaison {

/// A text file in whatever charset it is; lines keep their blanks, by which columns are set.
[[nodiscard]] DocumentText read_plain_text(std::string_view bytes, Budget& budget);
/// An HTML file, also one that Word wrote, in the charset that it names.
[[nodiscard]] DocumentText read_html_document(std::string_view bytes, Budget& budget);

/// Adds HTML in UTF-8 to the lines of a document.
void write_html_lines(std::string_view html, class LineWriter& lines);

} // namespace liaison
