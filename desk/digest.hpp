// What a weekly summary is made from.
#pragma once
#include "core/ids.hpp"
#include "core/time.hpp"
#include "desk/mailbox_state.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// A statement in a summary.
struct DigestLine {
    StatementId id;
    std::string title;
    std::string sender;
    std::optional<Date> deadline;
    Instant received{};
};

/// Statements of one kind: how many, and the first of them.
struct DigestSection {
    std::size_t count = 0;
    std::vector<DigestLine> first;
};

struct HeldLine {
    InboxId id;
    std::string subject;
    std::string reason;
    Instant received{};
};

struct FailedAddress {
    std::string address;
    std::string reply;
};

struct Digest {
    Instant since{};
    DigestSection fresh;      ///< received since then
    DigestSection due;        ///< open, their deadline within two weeks; the nearest first
    DigestSection overdue;    ///< open, their deadline over; the oldest first
    DigestSection undated;    ///< open, without a deadline
    DigestSection unreviewed; ///< neither posted nor withdrawn
    DigestSection drafts;     ///< outgoing, not sent
    std::size_t held_count = 0;
    std::vector<HeldLine> held;          ///< mail that waits for a person, the oldest first
    std::vector<FailedAddress> failed;   ///< since then
    std::vector<MailboxState> mailboxes; ///< that were in use since then
};

/// How many days ahead a deadline counts as near.
inline constexpr int digest_days_ahead = 14;

} // namespace liaison
