// What watching asks of a store: cheap however large the store is, by its tallies and partial indexes.
#pragma once
#include "core/error.hpp"
#include "core/time.hpp"
#include "desk/decision.hpp"
#include "store/outbox.hpp"
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace liaison {

class Connection;

/// Outgoing mails of one age in which somebody waits.
struct WaitingMails {
    std::chrono::seconds older_than{}; ///< at least so old, and younger than the next of the list
    std::size_t mails = 0;
};

/// How a mailbox fares, without a look at its mails.
struct MailboxVitals {
    std::string name;
    std::optional<Instant> looked; ///< last success
    Instant known_since{};
    [[nodiscard]] Instant last_good() const { return looked.value_or(known_since); }
};

struct Vitals {
    std::size_t accepted = 0;   ///< mails, ever
    std::size_t statements = 0; ///< ever
    std::vector<std::pair<Outcome, std::size_t>> outcomes;
    std::size_t unprocessed = 0;
    std::optional<Instant> oldest_unprocessed; ///< when it was accepted
    std::size_t held = 0;                      ///< that wait for a person
    std::vector<std::pair<RecipientState, std::size_t>> recipients;
    std::vector<WaitingMails> waiting;
    std::optional<Instant> oldest_unsent;
    std::size_t open = 0; ///< statements with an action that is required
    std::size_t overdue = 0;
    std::size_t reminders_due = 0; ///< statements for which something is to be done now
    std::vector<MailboxVitals> mailboxes;
};

/// All of it at one moment; `today` is the day in the desk's time zone. Errors: io: the file is damaged.
[[nodiscard]] Result<Vitals> load_vitals(Connection& store, Date today, Instant now);

/// Writes something, so that whether the store can be written is known. Errors: why it cannot.
Done write_proof(Connection& store, Instant now);

} // namespace liaison
