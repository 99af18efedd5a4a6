// Outbox mails as rows.
#pragma once
#include "store/database.hpp"
#include "store/outbox.hpp"
#include <optional>

namespace liaison {

/// How much of a mail is read.
enum class Extent { row, row_and_bytes };

/// Writes a mail that is due at once; its number.
[[nodiscard]] OutboxId insert_outgoing(Connection::Database& database, Outgoing const& mail, Instant now);
[[nodiscard]] std::optional<OutboxMail> find_outgoing(Connection::Database& database, OutboxId id, Extent extent);
/// Brings `waiting` in line with the recipients' states.
void count_waiting(Connection::Database& database, OutboxId id);

} // namespace liaison
