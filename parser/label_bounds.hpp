// Where a label begins and ends in its line, and where its value begins.
#pragma once
#include <cstddef>
#include <string_view>

namespace liaison {

/// Longer than any label with its decoration.
inline constexpr std::size_t longest_label = 64;

/// What stands between a label and its value; `at` is npos where there is nothing of the kind.
struct Separator {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
};

/// The line without what is drawn before its first word: "- ", "## ", "| ", "1. ", "(2) ", "b) ". "(x)" is a box.
[[nodiscard]] std::string_view without_bullet(std::string_view line);

/// The first colon, of whatever script, or tab; in a table drawn with bars also the first bar.
[[nodiscard]] Separator find_colon(std::string_view line, bool in_table);
/// What stands there where there is no colon: "To -> X", "To ..... X", "To = X", "To      X".
[[nodiscard]] Separator find_leader(std::string_view line);

/// The value behind the separator, without what is drawn around it.
[[nodiscard]] std::string_view value_behind(std::string_view line, Separator separator);

[[nodiscard]] constexpr bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace liaison
