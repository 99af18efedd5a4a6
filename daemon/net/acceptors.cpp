#include "daemon/net/acceptors.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <list>

namespace liaison {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds accept_pause{200}; // when descriptors or memory are short

} // namespace

/// What the accepting coroutines share: they end after the server that began them.
struct Acceptors::Doors {
    using Acceptor = asio::basic_socket_acceptor<asio::generic::stream_protocol>;
    struct Door {
        ListeningSocket socket; ///< its file, which is removed at the end
        Acceptor acceptor;
    };

    asio::io_context& loop;
    std::function<void(Socket)> welcome;
    std::function<void(std::string)> failed;
    std::list<Door> open{};
    bool stopped = false;

    void let_in(Socket socket) {
        try {
            welcome(std::move(socket));
        } catch (std::exception const& short_of_memory) {
            failed(short_of_memory.what());
        }
    }

    static asio::awaitable<void> accept_at(std::shared_ptr<Doors> doors, Acceptor& acceptor) {
        while (!doors->stopped) {
            auto [error, socket] = co_await acceptor.async_accept(as_result);
            if (doors->stopped) co_return;
            if (!error) {
                doors->let_in(std::move(socket));
                continue;
            }
            doors->failed(error.message());
            asio::steady_timer pause{doors->loop, accept_pause};
            co_await pause.async_wait(as_result);
        }
    }
};

Acceptors::Acceptors(asio::io_context& loop, std::function<void(Socket)> welcome,
                     std::function<void(std::string)> failed)
    : doors_(new Doors{.loop = loop, .welcome = std::move(welcome), .failed = std::move(failed)}) {}

Acceptors::~Acceptors() { stop(); }

void Acceptors::listen(ListeningSocket socket) {
    asio::generic::stream_protocol const protocol{socket.family(), 0};
    int const descriptor = socket.release();
    auto& door = doors_->open.emplace_back(std::move(socket), Doors::Acceptor{doors_->loop, protocol, descriptor});
    // Without its listeners the daemon is of no use: whoever runs the loop gets the exception.
    asio::co_spawn(doors_->loop, Doors::accept_at(doors_, door.acceptor), [](std::exception_ptr const& thrown) {
        if (thrown) std::rethrow_exception(thrown);
    });
}

void Acceptors::stop() {
    doors_->stopped = true;
    doors_->open.clear();
}

} // namespace liaison
