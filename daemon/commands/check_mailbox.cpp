#include "daemon/commands/check_mailbox.hpp"
#include "daemon/imap/imap_login.hpp"

namespace liaison {
namespace {

constexpr std::chrono::seconds patience{10};

} // namespace

MailboxFinding look_at_mailbox(ImapSettings const& settings, std::optional<MailboxState> const& state, bool running,
                               bool offline, Instant now) {
    MailboxFinding finding{state ? in_words(*state, now) : "never tried", std::nullopt};
    if (running) {
        if (state && state->fails()) finding.problem = Error{Fault::unavailable, state->error};
        return finding;
    }
    if (offline) return finding;
    if (auto const done = try_to_log_in(settings, patience); !done) finding.problem = done.error();
    return finding;
}

} // namespace liaison
