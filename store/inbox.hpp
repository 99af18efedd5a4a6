// Every mail that was ever accepted: one row each, from the 250 to its outcome.
#pragma once
#include "core/error.hpp"
#include "desk/arrival.hpp"
#include "desk/decision.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

class Connection;

/// A row of `inbox`, without the raw bytes.
struct InboxMail {
    InboxId id;
    Instant received{};
    Envelope envelope;
    std::size_t size = 0;
    int attempts = 0;       ///< how often processing was begun
    std::string message_id; ///< known once processed
    std::string subject;
    std::optional<Outcome> outcome;
    std::string reason;
    std::optional<StatementId> statement;
};

/// A mail taken for processing.
struct ClaimedMail {
    InboxMail row;
    std::string raw;
};

struct MailFilter {
    std::optional<Outcome> outcome;
    std::optional<Instant> since;
    InboxId after{}; ///< pages: rows with a greater id
    std::size_t limit = 1000;
};

class Inbox {
public:
    explicit Inbox(Connection& connection) : connection_(connection) {}

    /// Stores an accepted mail. It is durable when the transaction has committed, not before.
    Result<InboxId> put(Envelope const& envelope, std::string_view raw, Instant received);
    /// Takes up to `limit` unprocessed mails, oldest first, with at most `bytes` of raw mail but at least one, and
    /// counts the attempt in each row. A mail that was tried before comes alone, so that one that kills is known by its
    /// count.
    Result<std::vector<ClaimedMail>> claim(std::size_t limit, std::size_t bytes, Instant now);
    /// Gives back mails that were claimed but not begun.
    Done unclaim(std::vector<InboxId> const& ids);
    [[nodiscard]] Result<std::size_t> count_unprocessed() const;

    [[nodiscard]] Result<InboxMail> load(InboxId id) const;
    [[nodiscard]] Result<std::string> raw(InboxId id) const;
    [[nodiscard]] Result<std::vector<InboxMail>> list(MailFilter const& filter) const;

    /// Has a processed mail that was held processed again, from the beginning. Errors: not_found; bad_input: it is not
    /// held.
    Done retry(InboxId id, std::string_view by, Instant now);
    /// Ends a held mail: outcome stays held, the reason says who dropped it and why. Errors as retry().
    Done drop(InboxId id, std::string_view by, std::string_view why, Instant now);

private:
    Connection& connection_;
};

} // namespace liaison
