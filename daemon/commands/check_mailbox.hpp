// What `liaisond check` tells of a mailbox that mail is fetched from.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "store/mailbox_progress.hpp"
#include <optional>
#include <string>

namespace liaison {

struct MailboxFinding {
    std::string summary;          ///< one line
    std::optional<Error> problem; ///< without the mailbox's name
};

/// How a mailbox fares. A running daemon's own words count; where none runs it is tried, unless `offline`.
[[nodiscard]] MailboxFinding look_at_mailbox(ImapSettings const& settings, std::optional<MailboxState> const& state,
                                             bool running, bool offline, Instant now);

} // namespace liaison
