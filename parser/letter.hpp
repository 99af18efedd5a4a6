// Letters in prose that are liaison statements, and those that only speak of one.
#pragma once
#include <string_view>

namespace liaison {

/// Why a letter reads like a statement; empty if it does not. The texts are folded; `plain_title` is the
/// subject without document numbers; `headed` says that a line above the text is the heading of a statement.
[[nodiscard]] std::string_view why_letter(std::string_view plain_subject, std::string_view plain_title,
                                          std::string_view plain_text, bool headed);

} // namespace liaison
