// Where things listen and where mail is handed over.
#pragma once
#include "config/config.hpp"
#include "config/value.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// "unix:/run/liaisond/lmtp.sock", "127.0.0.1:2424", "[::1]:2424".
[[nodiscard]] std::optional<std::vector<Endpoint>> endpoints(Value const& value);

/// What `relay` says.
struct Relay {
    std::string url; ///< with its port; empty for a Maildir
    std::filesystem::path maildir;
};
/// "smtp://HOST:PORT", "smtps://HOST:PORT" or "maildir:DIR".
[[nodiscard]] std::optional<Relay> relay(Value const& value);

} // namespace liaison
