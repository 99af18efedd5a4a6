#include "daemon/web/health.hpp"
#include <algorithm>

namespace liaison {
namespace {

using namespace std::chrono_literals;

std::string in_megabytes(std::uint64_t octets) {
    constexpr std::uint64_t megabyte = 1'000'000;
    return fmt::format("{} MB", octets / megabyte);
}

std::string in_minutes(std::chrono::milliseconds time) {
    auto const minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
    return minutes < 120 ? fmt::format("{} min", minutes) : fmt::format("{} h", minutes / 60);
}

std::string problem_of(Done const& done) { return done ? "" : done.error().what; }

std::string wrong_with_disk(Sight const& sight, HealthLimits const& limits) {
    if (!sight.free_space) return "the free space of the store's disk cannot be found out";
    if (*sight.free_space >= limits.disk_reserve) return "";
    return fmt::format("{} are free on the store's disk, less than disk_reserve in [web] ({})",
                       in_megabytes(*sight.free_space), in_megabytes(limits.disk_reserve));
}

std::string wrong_with_intake(Vitals const& vitals, HealthLimits const& limits, Instant now) {
    if (!vitals.oldest_unprocessed || now - *vitals.oldest_unprocessed <= limits.unprocessed) return "";
    return fmt::format("{} mails wait to be processed, the first for {}", vitals.unprocessed,
                       in_minutes(now - *vitals.oldest_unprocessed));
}

std::string wrong_with_outbox(Vitals const& vitals, HealthLimits const& limits, Instant now) {
    if (!vitals.oldest_unsent || now - *vitals.oldest_unsent <= limits.unsent) return "";
    return fmt::format("the oldest outgoing mail has waited for {}, longer than warn_after in [smtp] ({})",
                       in_minutes(now - *vitals.oldest_unsent), in_minutes(limits.unsent));
}

/// Those that the configuration names; one that was never tried yet is not wrong.
std::string wrong_with_mailboxes(Sight const& sight, HealthLimits const& limits, Instant now) {
    std::vector<std::string> wrong;
    for (auto const& mailbox : sight.vitals->mailboxes) {
        auto const configured = sight.mailboxes.find(mailbox.name);
        if (configured == sight.mailboxes.end()) continue;
        if (now - mailbox.last_good() <= std::max(limits.without_look, 2 * configured->second)) continue;
        wrong.push_back(fmt::format("{} was last looked at with success {}", mailbox.name,
                                    mailbox.looked ? in_minutes(now - *mailbox.looked) + " ago" : "never"));
    }
    return fmt::format("{}", fmt::join(wrong, "; "));
}

} // namespace

std::vector<HealthCheck> judge_health(Sight const& sight, HealthLimits const& limits, Instant now) {
    bool const readable = sight.vitals.has_value();
    return {
        {"store", readable ? "" : sight.vitals.error().what},
        {"writable", problem_of(sight.writable)},
        {"disk", wrong_with_disk(sight, limits)},
        {"intake", readable ? wrong_with_intake(*sight.vitals, limits, now) : ""},
        {"outbox", readable ? wrong_with_outbox(*sight.vitals, limits, now) : ""},
        {"mailboxes", readable ? wrong_with_mailboxes(sight, limits, now) : ""},
    };
}

bool is_healthy(std::vector<HealthCheck> const& checks) {
    return std::ranges::all_of(checks, [](HealthCheck const& check) { return check.wrong.empty(); });
}

std::string write_health(std::vector<HealthCheck> const& checks) {
    if (is_healthy(checks)) return "ok\n";
    std::string text = "red\n";
    for (auto const& check : checks)
        if (!check.wrong.empty()) text += fmt::format("{}: {}\n", check.name, check.wrong);
    return text;
}

} // namespace liaison
