// The listening sockets of a server, and who comes in by them.
#pragma once
#include "daemon/net/listening_socket.hpp"
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string>

namespace liaison {

namespace asio = boost::asio;

/// Belongs to the loop's thread.
class Acceptors {
public:
    using Socket = asio::generic::stream_protocol::socket;

    /// `welcome` gets each connection. `failed` is told why one could not be accepted or welcomed; accepting goes on
    /// after a pause, since descriptors and memory come back.
    Acceptors(asio::io_context& loop, std::function<void(Socket)> welcome, std::function<void(std::string)> failed);
    Acceptors(Acceptors const&) = delete;
    Acceptors& operator=(Acceptors const&) = delete;
    ~Acceptors(); ///< as stop()

    /// Accepts connections at `socket` from now on.
    void listen(ListeningSocket socket);
    /// Closes the listening sockets; neither function is called any more.
    void stop();

private:
    struct Doors;
    std::shared_ptr<Doors> doors_;
};

} // namespace liaison
