// The numbered steps from an empty file to the tables of this version.
#pragma once
#include "core/error.hpp"
#include "store/connection.hpp"
#include <span>
#include <string_view>

namespace liaison {

/// SQL: the step at index n leads from version n to n + 1. Compiled in from store/migrations/.
[[nodiscard]] std::span<std::string_view const> migrations();

/// What PRAGMA application_id says of a store of ours: "LIAI".
inline constexpr std::int64_t store_application_id = 0x4C494149;

/// Brings the tables to this version, each step in a transaction of its own. An older store is copied first: to
/// FILE.before-vN beside it, N being the version that it is brought to.
/// Errors: bad_input: the store is newer than this program, or of another program; those of keep_copy(), and then
/// nothing was changed.
Done migrate(Connection::Database& database);
/// Errors: bad_input: the store is not of exactly this version.
Done check_version(Connection::Database& database);

} // namespace liaison
