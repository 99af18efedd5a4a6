// Where monitoring finds us: listening sockets, a bounded number of connections, one request each.
#pragma once
#include "daemon/listening_socket.hpp"
#include "daemon/web_exchange.hpp"
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/io_context.hpp>
#include <list>
#include <memory>

namespace liaison {

/// Belongs to the loop's thread.
class WebServer {
public:
    /// `most` connections at once; those beyond it are closed unanswered.
    WebServer(asio::io_context& loop, WebPages pages, std::size_t most = 32, WebPatience patience = {});

    void listen(ListeningSocket socket);
    void stop();

private:
    using Acceptor = asio::basic_socket_acceptor<asio::generic::stream_protocol>;
    struct Listener {
        ListeningSocket socket;
        Acceptor acceptor;
    };

    [[nodiscard]] asio::awaitable<void> accept_from(Acceptor& acceptor);
    void welcome(WebSocket socket);

    asio::io_context& loop_;
    WebPages pages_;
    std::size_t most_;
    WebPatience patience_;
    std::shared_ptr<std::size_t> open_ = std::make_shared<std::size_t>(0); ///< a connection may outlive its server
    std::list<Listener> listeners_;
    bool stopping_ = false;
};

} // namespace liaison
