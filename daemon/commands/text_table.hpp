// Text for people on a terminal: aligned columns, and nothing in it that a terminal would obey.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// `text` in one line, with control characters and what is no UTF-8 made visible: mail must not steer the terminal.
[[nodiscard]] std::string printable_line(std::string_view text);
/// The same with its line ends and tabs kept.
[[nodiscard]] std::string printable_text(std::string_view text);

/// How many columns of a terminal valid UTF-8 takes: none for combining marks, two for East Asian wide ones.
[[nodiscard]] std::size_t columns_of(std::string_view text);
/// At most `columns` wide, with "..." where something was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t columns);

/// Rows of printable cells in aligned columns, two blanks between; the last column is not filled up.
[[nodiscard]] std::string write_table(std::vector<std::vector<std::string>> const& rows);

/// "LABEL:    VALUE" lines; further lines of a value stand below its first.
class Fields {
public:
    void add(std::string label, std::string_view value);                 ///< nothing for an empty value
    void add(std::string label, std::vector<std::string> const& values); ///< one below the other
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

} // namespace liaison
