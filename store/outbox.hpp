// Every mail the desk has to send or has sent: one row each, with the fate of each recipient.
#pragma once
#include "core/error.hpp"
#include "core/outgoing.hpp"
#include "core/time.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

class Connection;

enum class RecipientState { waiting, sent, failed };
[[nodiscard]] std::string_view name_of(RecipientState state);
[[nodiscard]] std::optional<RecipientState> recipient_state_named(std::string_view name);

struct OutboxRecipient {
    std::string address;
    RecipientState state = RecipientState::waiting;
    std::string reply;              ///< the relay's last words about it
    std::optional<Instant> settled; ///< when it was sent or given up
};

/// A row of `outbox`.
struct OutboxMail {
    OutboxId id;
    Outgoing mail; ///< head, tail and without_original only where asked for
    std::vector<OutboxRecipient> recipients;
    int attempts = 0;
    Instant created{};
    Instant due{}; ///< of the next attempt; meaningless when nothing waits
    std::string last_reply;
    bool warned = false;            ///< the operator was warned that it is late
    bool give_up_original = false;  ///< the relay found it too large: `without_original` goes
    std::optional<Instant> removed; ///< when an erasure removed its bytes
};

/// What one attempt did.
struct Attempt {
    OutboxId id;
    std::vector<OutboxRecipient> results; ///< those that were tried, with their new states
    std::string last_reply;
    Instant next_due{}; ///< for those still waiting
    bool give_up_original = false;
    bool warned = false;
};

/// An address that mail of ours came back from.
struct Unreachable {
    std::string address;
    Instant first{};
    Instant last{};
    int times = 0;
    std::string reply; ///< the mail system's words, the last time
};

class Outbox {
public:
    explicit Outbox(Connection& connection) : connection_(connection) {}

    /// Queues a mail, due at once. Errors: bug: it has no recipient.
    Result<OutboxId> add(Outgoing const& mail, Instant now);
    /// Takes up to `limit` mails that are due, complete with their bytes, registers the attempt and leases them to
    /// `owner` until `lease_end`: a mail whose lease has run out is due again, and so is one that would have to wait
    /// for more than a day, because the clock was wrong when that was written.
    Result<std::vector<OutboxMail>> claim_due(std::size_t limit, std::string_view owner, Instant now,
                                              Instant lease_end);
    /// Writes down what an attempt did and ends its lease; `notices` join the outbox in the same transaction.
    Done settle(Attempt const& attempt, std::vector<Outgoing> const& notices, Instant now);
    /// Ends all leases of `owner`: at its start nobody else holds them.
    Done release_all(std::string_view owner, Instant now);
    /// Of the recipients of `mail` that wait, those to whom `ceiling` other mails went since then or are going now.
    [[nodiscard]] Result<std::vector<std::string>> at_ceiling(OutboxMail const& mail, std::size_t ceiling,
                                                              Instant since, Instant now) const;
    /// The addresses from which mail of ours came back since then, by address.
    [[nodiscard]] Result<std::vector<Unreachable>> unreachable(Instant since) const;
    /// Those whom mail about the statement did not reach, and no later mail about it did.
    [[nodiscard]] Result<std::vector<std::string>> not_reached(StatementId statement) const;
    /// When the next mail is due; nothing if none waits.
    [[nodiscard]] Result<std::optional<Instant>> next_due() const;

    /// Mails in which somebody waits (all mails with `all`), oldest first, without their bytes.
    [[nodiscard]] Result<std::vector<OutboxMail>> list(bool all, OutboxId after, std::size_t limit) const;
    [[nodiscard]] Result<OutboxMail> load(OutboxId id) const; ///< with its bytes
    /// Makes a mail due now; without an id, all that wait. What is being sent at the moment stays as it is.
    /// Errors: not_found; bad_input: nobody waits.
    Done retry(std::optional<OutboxId> id, Instant now);
    /// Gives up all waiting recipients of a mail. Errors: not_found; bad_input: nobody waits.
    Done drop(OutboxId id, std::string_view by, std::string_view why, Instant now);

private:
    Connection& connection_;
};

} // namespace liaison
