// The sockets at which mail servers reach us: those that the service manager passed on, and those of the configuration.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "daemon/net/listening_socket.hpp"
#include <vector>

namespace liaison {

/// All that were passed to the process, then those `endpoints` that are not among them. To be asked once.
/// Errors: as passed_sockets(), ListeningSocket::adopt() and open().
[[nodiscard]] Result<std::vector<ListeningSocket>> lmtp_sockets(std::vector<Endpoint> const& endpoints);

} // namespace liaison
