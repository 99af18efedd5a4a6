// A text cut into the pieces that a form consists of: lines, and the cells of lines that have several.
#pragma once
#include "parser/labels.hpp"
#include <optional>
#include <string_view>
#include <vector>

namespace liaison {

/// A line, or a cell of one. Lines without a character are not among the pieces.
struct Piece {
    std::optional<LabelFound> label;
    std::string_view text;    ///< trimmed, the label included
    std::size_t line = 0;     ///< counted from 1
    std::size_t indent = 0;   ///< columns before the first character of the line
    std::size_t offset = 0;   ///< of its line in the whole text
    bool after_blank = false; ///< at least one empty line stands before it
    bool in_line = false;     ///< a further cell of the line before it: behind a tab, which may begin a line
};

[[nodiscard]] std::vector<Piece> pieces_of(std::string_view text);

/// Whether this can be no value: a sentence with its full stop, a greeting, the heading of a first section.
[[nodiscard]] bool is_sentence(std::string_view text);
/// Whether this reads like running text: a sentence, or a line as long as one.
[[nodiscard]] bool is_prose(std::string_view text);

/// Whether this is a line that a form's template left behind and nobody wants to read: "Please don't change the
/// structure of this table", "English only", the form's own name.
[[nodiscard]] bool is_left_over(std::string_view text);
/// Whether this begins with a word or three and a colon: a label of a form, though none that we know.
[[nodiscard]] bool looks_like_label(std::string_view text);

} // namespace liaison
