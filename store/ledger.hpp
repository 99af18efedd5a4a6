// The statements and their history.
#pragma once
#include "core/error.hpp"
#include "core/statement.hpp"
#include "desk/arrival.hpp"
#include "desk/decision.hpp"
#include "desk/situation.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

class Connection;

struct StatementFilter {
    bool open = false;              ///< action required and not withdrawn
    std::optional<Date> overdue_on; ///< open, with a deadline before that day
    std::string from;               ///< organization's name, any case
    std::string to;                 ///< own group's name, any case
    std::optional<Date> since;      ///< received on or after
    std::string words;              ///< full text search
    StatementId after{};
    std::size_t limit = 1000;
};

class Ledger {
public:
    explicit Ledger(Connection& connection) : connection_(connection) {}

    /// What is known about a mail.
    [[nodiscard]] Result<Situation> situation(Question const& question) const;
    /// Writes a decision about the mail `arrival.id`: record, events, outbox rows, the mail's outcome. All or nothing
    /// with the transaction.
    Done apply(Arrival const& arrival, Decision const& decision, Instant now);
    /// Writes what somebody did at the desk's machine, or the desk by itself. Errors: not_found.
    Done apply(std::vector<Change> const& changes, std::vector<Outgoing> const& mails, Instant now);
    /// The same for a mail that could not be processed.
    Done apply_unprocessed(InboxId id, Decision const& decision, Instant now);
    /// Writes what somebody decided about a held mail. Errors: as Inbox::release().
    Done apply(HeldChange const& change, Instant now);

    [[nodiscard]] Result<Record> load(StatementId id) const;
    [[nodiscard]] Result<std::vector<Event>> events(StatementId id) const;
    [[nodiscard]] Result<std::vector<Record>> list(StatementFilter const& filter) const;

private:
    Connection& connection_;
};

} // namespace liaison
