// What comes from a mail, made fit to stand in a mail of ours: no line end, control or invisible trick survives.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace liaison {

/// One UTF-8 character at the beginning of a text.
struct Utf8Character {
    char32_t code = 0;    ///< U+FFFD for what is not UTF-8 (RFC 3629)
    std::size_t size = 1; ///< octets it takes
};
/// The first character of `text`, which must not be empty.
[[nodiscard]] Utf8Character first_character(std::string_view text);
/// The number of characters, which is about the number of columns.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// `text` as one line: blanks, line ends and controls become single blanks, characters that turn the direction of
/// writing around (U+202A..E, U+2066..9) go, invalid UTF-8 is replaced; more than `longest` characters are cut with
/// "...".
[[nodiscard]] std::string one_line(std::string_view text, std::size_t longest = 500);

/// The lines of `text`, each as one_line() makes it; "..." stands for those beyond `most`. No line end at its end.
[[nodiscard]] std::string safe_lines(std::string_view text, std::size_t most = 300);
/// All lines of `text`, each as one_line() makes it, and none cut.
[[nodiscard]] std::string all_lines(std::string_view text);
/// Such lines wrapped, all but the first indented by `indent`.
[[nodiscard]] std::string indented_lines(std::string_view text, std::size_t indent);

/// One line broken at blanks to at most `width` columns; the first line begins in column `indent`, the others are
/// indented that far. Words longer than that stay whole.
[[nodiscard]] std::string wrapped(std::string_view line, std::size_t indent, std::size_t width = 75);

} // namespace liaison
