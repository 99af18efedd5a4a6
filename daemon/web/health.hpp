// Whether the desk does its work: a pure judgement of what is seen, each reason by its name.
#pragma once
#include "core/error.hpp"
#include "core/time.hpp"
#include "store/vitals.hpp"
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// What is seen of the running desk.
struct Sight {
    Result<Vitals> vitals = failure(Fault::try_later, "nothing was read yet"); ///< or why the store cannot be read
    Done writable;                                                             ///< or why the store cannot be written
    std::optional<std::uint64_t> free_space;                                   ///< octets on the store's disk
    /// That mail is fetched from, by their names in the store, each with how often it is looked at.
    std::map<std::string, std::chrono::seconds> mailboxes;
};

/// From where on something is wrong.
struct HealthLimits {
    std::uint64_t disk_reserve = 0; ///< octets
    std::chrono::seconds unsent = std::chrono::hours{4};
    std::chrono::seconds without_look = std::chrono::hours{1}; ///< at a mailbox, or one that it should have had
    std::chrono::seconds unprocessed = std::chrono::minutes{5};
};

/// One thing that is looked at.
struct HealthCheck {
    std::string_view name; ///< "disk"
    std::string wrong;     ///< in words; empty: nothing
};

/// All of them, always in the same order: store, writable, disk, intake, outbox, mailboxes.
[[nodiscard]] std::vector<HealthCheck> judge_health(Sight const& sight, HealthLimits const& limits, Instant now);
[[nodiscard]] bool is_healthy(std::vector<HealthCheck> const& checks);
/// "ok", or "red" and a line for each reason: "disk: 12 MB are free, ...".
[[nodiscard]] std::string write_health(std::vector<HealthCheck> const& checks);

} // namespace liaison
