#include "daemon/check_mailbox.hpp"
#include "core/text.hpp"
#include "daemon/imap_login.hpp"

namespace liaison {
namespace {

constexpr std::chrono::seconds patience{10};

/// "3 min ago"; a clock that was set back makes nothing older than now.
std::string ago(Instant then, Instant now) {
    auto const minutes = std::chrono::duration_cast<std::chrono::minutes>(std::max(now - then, now - now)).count();
    if (minutes < 120) return fmt::format("{} min ago", minutes);
    return minutes < 2880 ? fmt::format("{} h ago", minutes / 60) : fmt::format("{} days ago", minutes / 1440);
}

std::string fortunes(MailboxState const& state, Instant now) {
    std::vector<std::string> parts{state.looked ? fmt::format("last look {}", ago(*state.looked, now))
                                                : std::string{"never looked into"}};
    parts.push_back(fmt::format("{} mails recorded", state.recorded));
    if (state.open > 0) parts.push_back(fmt::format("{} could not be fetched yet", state.open));
    if (state.unmoved > 0) parts.push_back(fmt::format("{} not moved yet", state.unmoved));
    if (state.token) parts.push_back(fmt::format("access token fetched {}", ago(*state.token, now)));
    return joined(parts, ", ");
}

} // namespace

MailboxFinding look_at_mailbox(ImapSettings const& settings, std::optional<MailboxState> const& state, bool running,
                               bool offline, Instant now) {
    MailboxFinding finding{state ? fortunes(*state, now) : "never tried", std::nullopt};
    if (running) {
        if (state && state->fails()) finding.problem = Error{Fault::unavailable, state->error};
        return finding;
    }
    if (offline) return finding;
    if (auto const done = try_to_log_in(settings, patience); !done) finding.problem = done.error();
    return finding;
}

} // namespace liaison
