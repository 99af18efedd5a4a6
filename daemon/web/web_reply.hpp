// What a page of the web listener is: asked for by its path, answered with a status and a text.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <string>

namespace liaison {

namespace asio = boost::asio;

struct WebReply {
    unsigned status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
};

/// Answers for a path without its query: "/healthz".
using WebPages = std::function<asio::awaitable<WebReply>(std::string path)>;

} // namespace liaison
