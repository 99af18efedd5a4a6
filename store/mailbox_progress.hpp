// How far we are in the mailboxes that mail is fetched from: by the numbers of their mails, never by flags.
#pragma once
#include "core/error.hpp"
#include "core/ids.hpp"
#include "core/time.hpp"
#include "desk/arrival.hpp"
#include "desk/mailbox_state.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

class Connection;

/// A mailbox as it calls itself now: another `uidvalidity` means that all numbers mean other mails (RFC 3501 2.3.1.1).
struct MailboxKey {
    std::string name;
    std::uint32_t uidvalidity = 0;
};

/// What is left to do with the mails of a list.
struct MailboxWork {
    std::vector<std::uint32_t> fetch;  ///< never seen
    std::vector<std::uint32_t> again;  ///< fetching it failed before
    std::vector<std::uint32_t> move;   ///< recorded
    std::vector<std::uint32_t> refuse; ///< given up
    bool renumbered = false;           ///< the mailbox had another uidvalidity before
};

/// A mail that was fetched. `raw` must live until the call returns.
struct MailboxMail {
    std::uint32_t uid = 0;
    Envelope envelope;
    std::string_view raw;
    std::string hash; ///< SHA-256 of raw
};

/// A mail that could not be fetched, and why.
struct MailboxTrouble {
    std::uint32_t uid = 0;
    std::string why;
};

/// What became of a mail that was fetched: its number in the inbox, and whether it was there before.
struct KeptMail {
    std::uint32_t uid = 0;
    InboxId inbox;
    bool known = false;
};

inline constexpr int most_fetch_attempts = 3;

class MailboxProgress {
public:
    explicit MailboxProgress(Connection& connection) : connection_(connection) {}

    /// Compares a list of mails, ascending, with what is known. `everything`: those that are not listed are gone.
    Result<MailboxWork> compare(MailboxKey const& mailbox, std::vector<std::uint32_t> const& listed, bool everything,
                                Instant now);
    /// Puts a mail into the inbox and notes its number, or, where it came under another number of an earlier
    /// uidvalidity, notes that alone.
    Result<KeptMail> keep(MailboxKey const& mailbox, MailboxMail const& mail, Instant now);
    /// Gives a mail up: it is to be moved out of the way.
    Done refuse(MailboxKey const& mailbox, MailboxTrouble const& trouble);
    /// Counts a failed attempt; true if it was the last one and the mail is given up.
    Result<bool> count_failure(MailboxKey const& mailbox, MailboxTrouble const& trouble);
    /// These stand where they should.
    Done settle(MailboxKey const& mailbox, std::vector<std::uint32_t> const& uids);

    /// All that was there has been dealt with.
    Done note_success(std::string_view name, Instant now);
    Done note_failure(std::string_view name, std::string_view error, Instant now);
    Done note_told(std::string_view name, Instant now);
    Done note_token(std::string_view name, Instant now);

    /// Errors: not_found: it was never tried.
    [[nodiscard]] Result<MailboxState> load(std::string_view name) const;
    [[nodiscard]] Result<std::vector<MailboxState>> list() const;

private:
    Connection& connection_;
};

} // namespace liaison
