// What follows when the relay would not take a mail of ours: when it is tried again, and who is told.
#pragma once
#include "core/outgoing.hpp"
#include "desk/decide.hpp"
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// How long after the `attempts`-th failed attempt the next one is due: 1, 2, 5, 10, 15, 30, 60 minutes, then hourly.
[[nodiscard]] std::chrono::minutes retry_delay(int attempts);

/// One recipient that will not be tried again, with the relay's words.
struct Refusal {
    std::string address;
    std::string reply;
};

/// The notice to the coordinators about recipients that were given up; nothing where that would be a mail about a
/// failed mail to the same address. `message_id` and `subject` are of the mail that failed.
[[nodiscard]] std::optional<Outgoing> notice_of_failure(OutboxId id, Outgoing const& failed,
                                                        std::vector<Refusal> const& refused, House const& house,
                                                        Instant now);

} // namespace liaison
