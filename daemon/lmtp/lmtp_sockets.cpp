#include "daemon/lmtp/lmtp_sockets.hpp"
#include "daemon/service_manager.hpp"
#include <algorithm>
#include <utility>

namespace liaison {
namespace {

Result<std::vector<ListeningSocket>> adopt_sockets() {
    auto const descriptors = passed_sockets();
    if (!descriptors) return std::unexpected(descriptors.error());
    std::vector<ListeningSocket> sockets;
    for (int const descriptor : *descriptors) {
        auto socket = ListeningSocket::adopt(descriptor);
        if (!socket) return std::unexpected(socket.error());
        sockets.push_back(std::move(*socket));
    }
    return sockets;
}

} // namespace

Result<std::vector<ListeningSocket>> lmtp_sockets(std::vector<Endpoint> const& endpoints) {
    auto adopted = adopt_sockets();
    if (!adopted) return adopted;
    auto sockets = std::move(*adopted);
    for (auto const& endpoint : endpoints) {
        auto const is_there = [&](ListeningSocket const& socket) {
            return write_endpoint(socket.endpoint()) == write_endpoint(endpoint);
        };
        if (std::ranges::any_of(sockets, is_there)) continue;
        auto socket = ListeningSocket::open(endpoint);
        if (!socket) return std::unexpected(socket.error());
        sockets.push_back(std::move(*socket));
    }
    return sockets;
}

} // namespace liaison
