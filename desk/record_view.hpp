// A statement on record as the templates show it: its fields, and what the desk has made of it.
#pragma once
#include "core/desk.hpp"
#include "core/statement.hpp"
#include "desk/templates.hpp"
#include <string>

namespace liaison {

/// statement_view() with "id", "state", "holders" and "note".
[[nodiscard]] View record_view(Record const& record, Desk const& desk);

/// "received, not yet posted; an action is required by 31 December 2026".
[[nodiscard]] std::string state_in_words(Record const& record, Desk const& desk);

} // namespace liaison
