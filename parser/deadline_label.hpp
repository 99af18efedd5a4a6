// Labels of deadlines that are composed of words: "Expected response date", "Please send comments by", "回复截止日期".
#pragma once
#include <string_view>

namespace liaison {

/// Whether the label (folded, one line) consists of words of answers and limits alone, and calls for an answer by a
/// date. What stands behind it has to be a date.
[[nodiscard]] bool composes_deadline(std::string_view plain_label);

} // namespace liaison
