// A statement on record as the templates show it: its fields, and what the desk has made of it.
#pragma once
#include "core/desk.hpp"
#include "core/statement.hpp"
#include "desk/house.hpp"
#include <string>
#include <vector>

namespace liaison {

/// Who of the desk's side an outgoing statement comes from: "IETF Deterministic Networking (detnet)", or the desk
/// alone.
[[nodiscard]] std::string our_side_in_words(Statement const& statement, House const& house);

/// statement_view() with "id", "state", "holders", "links" and, of an outgoing one, who of us sends it.
[[nodiscard]] View record_view(Record const& record, House const& house);

/// "answers LS-43", "supersedes LS-42": the links from a statement to others.
[[nodiscard]] std::vector<std::string> links_in_words(std::vector<Link> const& links);
/// "answered by LS-50": those from others to it. They may be drafts, so no mail has them.
[[nodiscard]] std::vector<std::string> links_from_others_in_words(std::vector<Link> const& links);

/// "received, not yet posted; an action is required by 31 December 2026".
[[nodiscard]] std::string state_in_words(Record const& record, Desk const& desk);

} // namespace liaison
