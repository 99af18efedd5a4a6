#include "desk/mailbox_state.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

using namespace std::chrono;

/// "3 min ago"; a clock that was set back makes nothing older than now.
std::string ago(Instant then, Instant now) {
    auto const passed = std::max(now - then, milliseconds{0});
    if (passed < hours{2}) return fmt::format("{} min ago", duration_cast<minutes>(passed).count());
    if (passed < days{2}) return fmt::format("{} h ago", duration_cast<hours>(passed).count());
    return fmt::format("{} days ago", duration_cast<days>(passed).count());
}

} // namespace

milliseconds MailboxState::lag(Instant now) const { return std::max(now - last_good(), milliseconds{0}); }

std::string in_words(MailboxState const& state, Instant now) {
    std::vector<std::string> parts{state.looked ? fmt::format("last look {}", ago(*state.looked, now))
                                                : std::string{"never looked into"}};
    parts.push_back(fmt::format("{} mails recorded", state.recorded));
    if (state.open > 0) parts.push_back(fmt::format("{} could not be fetched yet", state.open));
    if (state.unmoved > 0) parts.push_back(fmt::format("{} not moved yet", state.unmoved));
    if (state.token) parts.push_back(fmt::format("access token fetched {}", ago(*state.token, now)));
    return joined(parts, ", ");
}

} // namespace liaison
