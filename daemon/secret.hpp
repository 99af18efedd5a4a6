// Passwords that stand in a file, or that a command prints.
#pragma once
#include "core/error.hpp"
#include <chrono>
#include <filesystem>
#include <string>

namespace liaison {

/// The file that a "credential:NAME" means (systemd.exec(5), CREDENTIALS_DIRECTORY); any other path is what it is.
/// Errors: bad_configuration: the service manager passed us none.
[[nodiscard]] Result<std::filesystem::path> file_meant_by(std::filesystem::path const& file);

/// The first line of `file`, which may be "credential:NAME" for one that the service manager passed, or, where that is
/// empty, the first line that `command` prints when /bin/sh runs it; without either an empty text. Blocks as long as
/// the command runs, at most `limit`. Errors: bad_configuration: it cannot be read, the command fails or says nothing.
/// The secret is never in the text.
[[nodiscard]] Result<std::string> read_secret(std::filesystem::path const& file, std::string const& command,
                                              std::chrono::milliseconds limit = std::chrono::seconds{10});

/// An OAuth 2.0 access token.
struct AccessToken {
    std::string text;
    std::chrono::seconds lifetime = std::chrono::minutes{50}; ///< most are good for an hour
};
/// What `command` prints: the token in the first line, and, if it knows, its lifetime in seconds in the second. Blocks
/// and fails as read_secret().
[[nodiscard]] Result<AccessToken> read_access_token(std::string const& command,
                                                    std::chrono::milliseconds limit = std::chrono::seconds{10});

} // namespace liaison
