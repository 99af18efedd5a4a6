// What people call the fields of a statement.
#pragma once
#include "parser/draft.hpp"
#include <string_view>

namespace liaison {

/// As the help names it: "technical contact".
[[nodiscard]] std::string_view field_in_words(Field field);

} // namespace liaison
