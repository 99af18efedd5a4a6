// What a text quotes of earlier mail: lines with ">", what introduces them, and everything behind a quoted mail's
// header.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// Whether a line is quoted by a sign in front of it: "> Dear Ann", "AL> Dear Ann".
[[nodiscard]] bool is_quote_line(std::string_view line);

/// The first lines of `lines` that say who wrote what is quoted below: "On 25 Aug 2026, Ann Lee wrote:", in one line or
/// broken into several; 0 if they do not.
[[nodiscard]] std::size_t introduction_length(std::span<std::string_view const> lines);

/// For each line whether it is quoted. The line above a quotation that introduces it counts as quoted, too.
[[nodiscard]] std::vector<bool> find_quoted(std::span<std::string_view const> lines);

/// `text` without its quoted lines.
[[nodiscard]] std::string without_quoted(std::string_view text);

} // namespace liaison
