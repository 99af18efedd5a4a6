#include "daemon/web/web_server.hpp"
#include "daemon/log.hpp"
#include <boost/asio/co_spawn.hpp>

namespace liaison {

WebServer::WebServer(asio::io_context& loop, WebPages pages, std::size_t most, WebPatience patience)
    : loop_(loop),
      pages_(std::move(pages)),
      most_(most),
      patience_(patience),
      acceptors_(
          loop, [this](WebSocket socket) { welcome(std::move(socket)); },
          [](std::string const& cause) { log(LogEvent::web_failed, {{LogKey::cause, cause}}); }) {}

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
