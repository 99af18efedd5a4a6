// Labels with a slip of typing in them.
#pragma once
#include "parser/labels.hpp"

namespace liaison {

/// The label that `line` begins with, or is, but for one slip of typing: a letter too many, one missing, another one,
/// or two that changed places, "DEADINE : X", "Title of the laison: X", "Replyc ontact: X". Latin letters only; nothing
/// for short words, and where several labels may be meant. Other words are one letter away from labels, too: for lines
/// of a form only.
[[nodiscard]] std::optional<LabelFound> find_mistyped_label(std::string_view line);

} // namespace liaison
