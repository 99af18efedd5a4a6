// Into a mailbox's server: what logs in, and the connection that libcurl makes with it.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "daemon/net/curl_connection.hpp"
#include "daemon/secret.hpp"
#include <chrono>
#include <optional>
#include <string>

namespace liaison {

/// A password, or an access token that is good for a while.
struct ImapSecret {
    std::string password;
    std::optional<AccessToken> token;
};
/// What the settings say. Blocks and fails as read_secret().
[[nodiscard]] Result<ImapSecret> read_imap_secret(ImapSettings const& settings);

/// Connects and logs in. Errors: denied: it will stay so until a person does something; unavailable.
[[nodiscard]] asio::awaitable<Done> log_in(CurlConnection& connection, ImapSettings const& settings,
                                           ImapSecret const& secret, std::chrono::milliseconds limit);
/// Logs in and leaves at once; blocks. Errors: as read_imap_secret() and log_in().
[[nodiscard]] Done try_to_log_in(ImapSettings const& settings, std::chrono::milliseconds limit);

} // namespace liaison
