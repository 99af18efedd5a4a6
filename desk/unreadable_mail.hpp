// Mail whose text nobody here can read: encrypted, or inside a signature that does not open.
#pragma once
#include "desk/arrival.hpp"
#include <optional>
#include <string_view>

namespace liaison {

/// Why its text cannot be read, and what to ask its sender for; nothing where it can.
[[nodiscard]] std::optional<std::string_view> why_unreadable(Mail const& mail);

/// Whether all that is known of such a mail is what its header says: a subject alone is no statement.
[[nodiscard]] bool is_read_by_header_alone(Arrival const& arrival);

} // namespace liaison
