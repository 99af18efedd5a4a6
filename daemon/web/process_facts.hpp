// What the kernel says about this process, and about the disk of the store.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>

namespace liaison {

struct ProcessFacts {
    double started = 0;         ///< seconds since 1970
    double cpu_seconds = 0;     ///< user and system
    std::uint64_t resident = 0; ///< octets of memory
    std::uint64_t open_files = 0;
    std::uint64_t most_files = 0;
};
/// What cannot be found out is 0.
[[nodiscard]] ProcessFacts process_facts();

/// Octets that are free for us where `file` is; nothing if that cannot be found out.
[[nodiscard]] std::optional<std::uint64_t> free_octets(std::filesystem::path const& file);
/// Octets that a store takes with its log.
[[nodiscard]] std::uint64_t octets_of_store(std::filesystem::path const& store);

} // namespace liaison
