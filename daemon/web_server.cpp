#include "daemon/web_server.hpp"
#include "daemon/log.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace liaison {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds accept_pause{200}; // when descriptors or memory are short

} // namespace

WebServer::WebServer(asio::io_context& loop, WebPages pages, std::size_t most, WebPatience patience)
    : loop_(loop), pages_(std::move(pages)), most_(most), patience_(patience) {}

void WebServer::listen(ListeningSocket socket) {
    asio::generic::stream_protocol const protocol{socket.family(), 0};
    int const descriptor = socket.release();
    auto& listener = listeners_.emplace_back(std::move(socket), Acceptor{loop_, protocol, descriptor});
    asio::co_spawn(loop_, accept_from(listener.acceptor), [](std::exception_ptr const& thrown) {
        if (thrown) log(LogEvent::web_failed, {{LogKey::cause, what_of(thrown)}});
    });
}

void WebServer::stop() {
    stopping_ = true;
    listeners_.clear();
}

asio::awaitable<void> WebServer::accept_from(Acceptor& acceptor) {
    while (!stopping_) {
        auto [error, socket] = co_await acceptor.async_accept(as_result);
        if (stopping_) co_return;
        if (!error) {
            welcome(std::move(socket));
            continue;
        }
        asio::steady_timer pause{loop_, accept_pause};
        co_await pause.async_wait(as_result);
    }
}

void WebServer::welcome(WebSocket socket) {
    if (*open_ >= most_) return; // which closes it
    ++*open_;
    asio::co_spawn(loop_, exchange(std::move(socket), pages_, patience_),
                   [open = open_](std::exception_ptr const& thrown) {
                       --*open;
                       if (thrown) log(LogEvent::web_failed, {{LogKey::cause, what_of(thrown)}});
                   });
}

} // namespace liaison
