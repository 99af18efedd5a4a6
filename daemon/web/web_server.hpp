// Where monitoring finds us: listening sockets, a bounded number of connections, one request each.
#pragma once
#include "daemon/net/acceptors.hpp"
#include "daemon/web/web_exchange.hpp"
#include <boost/asio/io_context.hpp>
#include <memory>

namespace liaison {

/// Belongs to the loop's thread.
class WebServer {
public:
    /// `most` connections at once; those beyond it are closed unanswered.
    WebServer(asio::io_context& loop, WebPages pages, std::size_t most = 32, WebPatience patience = {});

    void listen(ListeningSocket socket) { acceptors_.listen(std::move(socket)); }
    void stop() { acceptors_.stop(); }

private:
    void welcome(WebSocket socket);

    asio::io_context& loop_;
    WebPages pages_;
    std::size_t most_;
    WebPatience patience_;
    std::shared_ptr<std::size_t> open_ = std::make_shared<std::size_t>(0); ///< a connection may outlive its server
    Acceptors acceptors_;
};

} // namespace liaison
