// Evidence becomes a record: for each field the highest rank that makes sense, nothing invented.
#pragma once
#include "core/desk.hpp"
#include "core/directory.hpp"
#include "core/statement.hpp"
#include "desk/bodies.hpp"
#include "parser/draft.hpp"

namespace liaison {

/// The statement that `draft` tells of. `sender` is the authenticated organization's name, or empty: it stands in where
/// the text names none. Every field that was set has an Origin; what was doubtful has a remark.
[[nodiscard]] Statement resolve(Draft const& draft, Bodies const& bodies, Directory const& directory, Desk const& desk,
                                std::string_view sender);

} // namespace liaison
