// What is due now, done: the work between the store and the decisions of the clock.
#pragma once
#include "core/address.hpp"
#include "core/error.hpp"
#include "desk/decide.hpp"
#include "store/connection.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// A statement whose turn failed, and why; it is looked at again in an hour.
struct FailedReminder {
    StatementId id;
    std::string why;
};

/// A mail that went into the outbox.
struct QueuedReminder {
    Instant at{};
    std::optional<StatementId> statement;
    std::string step; ///< "before-7", "digest"; "calendar" for a change of the entry alone
    std::vector<Address> to;
    std::vector<Address> cc;
    std::string subject;
};

/// One round.
struct RoundOfReminders {
    std::vector<QueuedReminder> queued;
    std::vector<FailedReminder> failed;
    bool more = false; ///< the limit was reached
};

/// Does what is due at `now`, at most `limit` statements and then the desk's own steps. It is durable when the caller's
/// transaction has committed: a step's row and its mail in one.
/// Errors: those of the store.
[[nodiscard]] Result<RoundOfReminders> remind_due(Connection& connection, House const& house, Instant now,
                                                  std::size_t limit);

/// When the next round has something to do; not after now when something is due. Nothing: never, as things stand.
[[nodiscard]] Result<std::optional<Instant>> next_reminder(Connection& connection, House const& house, Instant now);

} // namespace liaison
