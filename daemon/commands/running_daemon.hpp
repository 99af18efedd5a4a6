// Whether a daemon works on a store now.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace liaison {

/// The pid of the daemon that holds the store's lock, as text; nothing if none runs.
[[nodiscard]] std::optional<std::string> running_daemon(std::filesystem::path const& store);

} // namespace liaison
