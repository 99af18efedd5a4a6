// Taking mails from the outbox for an attempt, and their bytes. Runs on the writer's thread.
#pragma once
#include "core/error.hpp"
#include "daemon/courier/outgoing_stream.hpp"
#include "store/connection.hpp"
#include <optional>
#include <vector>

namespace liaison {

/// The courier's name on its leases. There is one daemon for a store: what it finds under its name when it starts was
/// left by one that died.
inline constexpr std::string_view courier_name = "courier";

/// A mail that was claimed for an attempt.
struct TakenMail {
    OutboxMail row; ///< without head and tail: they are in `content`
    Result<OutgoingContent> content;
    std::vector<std::string> at_ceiling; ///< recipients that have had enough mails for now

    /// Octets in memory.
    [[nodiscard]] std::size_t size() const;
};

/// What was taken, or when there will be something.
struct Taken {
    std::vector<TakenMail> mails;
    std::optional<Instant> next_due; ///< only where nothing was taken
};

/// Claims up to `limit` mails, and no further one once `octets` are in memory; each attempt is registered. A mail whose
/// original cannot be read is among them, with the reason in its content. `ceiling` is how many mails an address gets
/// within 24 hours; 0: as many as there are.
[[nodiscard]] Result<Taken> take_due(Connection& connection, std::size_t limit, std::size_t octets, std::size_t ceiling,
                                     Instant now);

} // namespace liaison
