// One request and its reply, within limits of size and time. The only door to Beast.
#pragma once
#include "daemon/web/web_reply.hpp"
#include <boost/asio/generic/stream_protocol.hpp>
#include <chrono>

namespace liaison {

using WebSocket = asio::generic::stream_protocol::socket;

struct WebPatience {
    std::chrono::milliseconds request{5000}; ///< for the whole request, from the first moment on
    std::chrono::milliseconds reply{10000};  ///< for the whole reply
};

/// Reads a request (GET or HEAD, at most 8 kB, without a body), answers it by `pages` and hangs up. Never throws for
/// what the peer does.
[[nodiscard]] asio::awaitable<void> exchange(WebSocket socket, WebPages pages, WebPatience patience);

} // namespace liaison
