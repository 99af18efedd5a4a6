// Every mail that was ever accepted: one row each, from the 250 to its outcome.
#pragma once
#include "core/error.hpp"
#include "desk/arrival.hpp"
#include "desk/decision.hpp"
#include <map>
#include <optional>
#include <string>
#include <string_view>
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
    Instruction instruction;        ///< what was said when it was released
    std::string released_by;        ///< who had it processed again as if its sender were trusted; empty: nobody
    bool dropped = false;           ///< held, and somebody decided that nothing will be done about it
    std::optional<Instant> removed; ///< when its bytes were: by [store] keep_raw, or by an erasure

    [[nodiscard]] bool released() const { return !released_by.empty(); }
};

/// A mail taken for processing.
struct ClaimedMail {
    InboxMail row;
    std::string raw;
};

struct MailFilter {
    std::optional<Outcome> outcome;
    bool waiting = false; ///< only those that wait for a person: held and not dropped
    std::optional<Instant> since;
    InboxId after{}; ///< pages: rows with a greater id
    std::size_t limit = 1000;
};

/// The proof that nothing was lost: `accepted`, which counts the numbers that were given out, equals `unprocessed` plus
/// the sum of `by_outcome`, which count rows.
struct MailCounts {
    std::size_t accepted = 0;
    std::size_t unprocessed = 0;
    std::map<Outcome, std::size_t> by_outcome;
};

class Inbox {
public:
    explicit Inbox(Connection& connection) : connection_(connection) {}

    /// Stores an accepted mail. It is durable when the transaction has committed, not before.
    Result<InboxId> put(Envelope const& envelope, std::string_view raw, Instant received);
    /// Takes up to `limit` unprocessed mails that nobody has in hand, oldest first, with at most `bytes` of raw mail
    /// but at least one, and counts the attempt in each row. A mail that was tried before comes alone, so that one that
    /// kills is known by its count: `attempts` of 3 says that two attempts came to nothing.
    Result<std::vector<ClaimedMail>> claim(std::size_t limit, std::size_t bytes, Instant now);
    /// Gives back mails that were claimed but not begun: the attempt does not count.
    Done unclaim(std::vector<InboxId> const& ids);
    /// Makes what a process that is gone had in hand claimable again; the attempts stay counted. To be called once, at
    /// the daemon's start.
    Done release_claims();
    [[nodiscard]] Result<std::size_t> count_unprocessed() const;

    [[nodiscard]] Result<InboxMail> load(InboxId id) const;
    /// Its bytes. Errors: not_found, also where they were removed.
    [[nodiscard]] Result<std::string> raw(InboxId id) const;
    [[nodiscard]] Result<std::vector<InboxMail>> list(MailFilter const& filter) const;

    [[nodiscard]] Result<MailCounts> counts() const;

    /// Has a held mail processed again, from the beginning. Errors: not_found; bad_input: it is not held, or its bytes
    /// were removed.
    Done retry(InboxId id, std::string_view by, Instant now);
    /// The same, and its sender counts as trusted; it is read as `instruction` says. Errors as retry().
    Done release(InboxId id, std::string_view by, Instruction const& instruction, Instant now);
    /// Ends a held mail: outcome stays held, the reason says who dropped it and why. Errors as retry().
    Done drop(InboxId id, std::string_view by, std::string_view why, Instant now);

private:
    Connection& connection_;
};

} // namespace liaison
