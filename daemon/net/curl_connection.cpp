#include "daemon/net/curl_connection.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <new>
#include <sys/socket.h>

namespace liaison {

using namespace asio::experimental::awaitable_operators;

namespace {

// Without it the second of two replies waits 40 ms: the peer's kernel holds it back until the first is acknowledged,
// and ours is slow to acknowledge.
void acknowledge_at_once(int socket) {
    int const on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

// What commands for passwords leave behind must not keep a connection open.
curl_socket_t open_socket(void*, curlsocktype, curl_sockaddr* address) {
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t on_line(char* text, std::size_t size, std::size_t count, void* heard) {
    std::string_view const line{text, size * count};
    (*static_cast<CurlConnection::Heard*>(heard))(line);
    return line.size();
}

} // namespace

Error desk_stops() { return {Fault::try_later, "the desk is stopping"}; }

CurlConnection::CurlConnection(CurlLoop& curl, asio::any_io_executor const& loop, std::string peer)
    : curl_(curl), peer_(std::move(peer)), socket_(loop), timer_(loop), handle_(curl_easy_init()) {
    if (handle_ == nullptr) throw std::bad_alloc{};
}

CurlConnection::~CurlConnection() { curl_.remove(handle_.get()); }

asio::awaitable<CURLcode> CurlConnection::connect(std::chrono::milliseconds limit, Heard heard) {
    heard_ = std::move(heard);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECT_ONLY, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // else the loop waits for a name server's answer that nobody wants any more
    set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limit.count()));
    set(CURLOPT_ERRORBUFFER, error_.data());
    set(CURLOPT_HEADERFUNCTION, &on_line);
    set(CURLOPT_HEADERDATA, &heard_);
    auto code = set_up_;
    if (code == CURLE_OK) code = co_await curl_.perform(handle_.get());
    heard_ = [](std::string_view) {}; // what the caller's function refers to is his
    if (code == CURLE_OK && !adopt_socket()) code = CURLE_RECV_ERROR;
    co_return code;
}

Done CurlConnection::adopt_socket() {
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(handle_.get(), CURLINFO_ACTIVESOCKET, &socket);
    auto const own = socket == CURL_SOCKET_BAD ? -1 : duplicate_of(socket);
    if (own < 0) return failure(Fault::unavailable, "the connection was lost at once");
    socket_.assign(own);
    return {};
}

asio::awaitable<Done> CurlConnection::send(std::string_view octets, Deadline deadline) {
    while (!octets.empty()) {
        if (aborted_) co_return std::unexpected(desk_stops());
        std::size_t sent = 0;
        auto const code = curl_easy_send(handle_.get(), octets.data(), octets.size(), &sent);
        octets.remove_prefix(sent);
        if (code == CURLE_OK)
            co_await let_others();
        else if (code != CURLE_AGAIN)
            co_return failure(Fault::unavailable, words_of(code));
        else if (co_await wait(false, deadline) == Woken::late)
            co_return failure(Fault::unavailable, peer_ + " did not answer in time");
    }
    co_return Done{};
}

asio::awaitable<Result<std::string_view>> CurlConnection::receive(std::span<char> buffer, Deadline deadline) {
    auto octets = co_await receive_or_rest(buffer, deadline);
    if (octets && octets->empty()) co_return failure(Fault::unavailable, peer_ + " did not answer in time");
    co_return octets;
}

// libcurl may hold decrypted octets that the socket knows nothing of: it is asked first.
asio::awaitable<Result<std::string_view>> CurlConnection::receive_or_rest(std::span<char> buffer, Deadline deadline) {
    for (;;) {
        if (aborted_) co_return std::unexpected(desk_stops());
        std::size_t count = 0;
        auto const code = curl_easy_recv(handle_.get(), buffer.data(), buffer.size(), &count);
        if (code == CURLE_OK && count > 0) {
            co_await let_others();
            co_return std::string_view{buffer.data(), count};
        }
        if (code == CURLE_OK) co_return failure(Fault::unavailable, peer_ + " hung up");
        if (code != CURLE_AGAIN) co_return failure(Fault::unavailable, words_of(code));
        if (co_await wait(true, deadline) == Woken::late) co_return std::string_view{};
    }
}

// A peer that always has something to say, or takes all that we have, is not alone on the loop.
asio::awaitable<void> CurlConnection::let_others() { co_await asio::post(socket_.get_executor(), asio::use_awaitable); }

asio::awaitable<CurlConnection::Woken> CurlConnection::wait(bool input, Deadline deadline) {
    auto const type = input ? asio::posix::stream_descriptor::wait_read : asio::posix::stream_descriptor::wait_write;
    if (input) acknowledge_at_once(socket_.native_handle());
    timer_.expires_at(deadline);
    auto const first = co_await (socket_.async_wait(type, asio::as_tuple(asio::use_awaitable)) ||
                                 timer_.async_wait(asio::as_tuple(asio::use_awaitable)));
    co_return first.index() == 1 ? Woken::late : Woken::ready;
}

bool CurlConnection::is_quiet() {
    std::array<char, 512> buffer;
    std::size_t count = 0;
    return curl_easy_recv(handle_.get(), buffer.data(), buffer.size(), &count) == CURLE_AGAIN;
}

void CurlConnection::say_last(std::string_view octets) {
    std::size_t sent = 0;
    curl_easy_send(handle_.get(), octets.data(), octets.size(), &sent);
}

void CurlConnection::abort() {
    aborted_ = true;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

std::string CurlConnection::words_of(CURLcode code) const {
    return error_[0] == '\0' ? std::string{curl_easy_strerror(code)} : detail();
}

} // namespace liaison
