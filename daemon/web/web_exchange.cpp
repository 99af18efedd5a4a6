#include "daemon/web/web_exchange.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace liaison {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using Stream = beast::basic_stream<asio::generic::stream_protocol>;
using Parser = http::request_parser<http::empty_body>;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::uint32_t largest_request = 8 * 1024;

/// What can be said without a look at any page; nothing where the page decides.
std::optional<WebReply> refusal(boost::system::error_code const& error, Parser const& parser) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return WebReply{.status = 431, .body = "the request is too large\n"};
    if (error) return WebReply{.status = 400, .body = "that is no request that is answered here\n"};
    auto const method = parser.get().method();
    if (method == http::verb::get || method == http::verb::head) return std::nullopt;
    return WebReply{.status = 405, .body = "only GET and HEAD\n"};
}

std::string path_of(Parser const& parser) {
    std::string const target{parser.get().target()};
    return target.substr(0, target.find('?'));
}

/// Whether the peer is there and has said something that deserves an answer.
bool is_answerable(boost::system::error_code const& error) {
    return !error || (error.category() == http::make_error_code(http::error::bad_method).category() &&
                      error != http::error::end_of_stream && error != http::error::partial_message);
}

http::response<http::string_body> response_of(WebReply reply) {
    http::response<http::string_body> response{http::int_to_status(reply.status), 11};
    response.set(http::field::content_type, reply.type);
    response.set(http::field::cache_control, "no-store");
    if (reply.status == 405) response.set(http::field::allow, "GET, HEAD");
    response.keep_alive(false);
    response.body() = std::move(reply.body);
    response.prepare_payload();
    return response;
}

} // namespace

asio::awaitable<void> exchange(WebSocket socket, WebPages pages, WebPatience patience) {
    Stream stream{std::move(socket)};
    beast::flat_buffer buffer{largest_request};
    Parser parser;
    parser.header_limit(largest_request);
    stream.expires_after(patience.request);
    auto const [failed, size] = co_await http::async_read(stream, buffer, parser, as_result);
    if (!is_answerable(failed)) co_return;
    auto reply = refusal(failed, parser);
    bool const head_only = !failed && parser.get().method() == http::verb::head;
    if (!reply) reply = co_await pages(path_of(parser));
    auto response = response_of(*std::move(reply));
    http::response_serializer<http::string_body> serializer{response};
    stream.expires_after(patience.reply);
    if (head_only)
        co_await http::async_write_header(stream, serializer, as_result);
    else
        co_await http::async_write(stream, serializer, as_result);
    boost::system::error_code ignored;
    stream.socket().shutdown(WebSocket::shutdown_send, ignored);
}

} // namespace liaison
