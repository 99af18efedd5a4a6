// What `check` tries out: sockets that can be connected to or listened on, folders that can be written.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace liaison {

/// Connects to the relay "smtp://HOST:PORT" or "smtps://HOST:PORT" and reads its greeting, where TLS does not hide it.
/// Errors: unavailable.
[[nodiscard]] Result<std::string> greeting_of(std::string_view url, std::chrono::milliseconds patience);

/// Whether somebody answers there. Nothing is sent.
[[nodiscard]] bool is_served(Endpoint const& endpoint);
/// Whether this process could listen there, if nobody does; a Unix socket's folder need not exist yet.
/// Errors: as ListeningSocket::open(), cannot_create.
[[nodiscard]] Done could_listen(Endpoint const& endpoint);

/// Whether this user may make files in `folder`, or make `folder` itself. Errors: cannot_create.
[[nodiscard]] Done could_write(std::filesystem::path const& folder);
/// Errors: not_found, denied.
[[nodiscard]] Done can_read(std::filesystem::path const& file);

} // namespace liaison
