// Whether two lines below each other are one text that was broken, judged by what stands in them.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// Whether a mail address was broken between the lines: "ann@optics-" and "lab.example", "chair-" and
/// "lee@ieee.example".
[[nodiscard]] bool breaks_address(std::string_view above, std::string_view below);

/// Whether the line begins with a label: "Response to: N/A".
[[nodiscard]] bool begins_with_label(std::string_view line);

/// Whether `below` goes on with `above`. `did_not_fit`: its first word would not have fitted behind `above`.
[[nodiscard]] bool belongs_together(std::string_view above, std::string_view below, bool did_not_fit);

/// Whether the words alone say that `below` goes on: it begins in lower case, or `above` ends with a comma.
[[nodiscard]] bool goes_on(std::string_view above, std::string_view below);

/// The two as one text.
[[nodiscard]] std::string glued(std::string_view above, std::string_view below);

} // namespace liaison
