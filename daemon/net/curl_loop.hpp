// libcurl's transfers on the Asio loop: its multi_socket interface, a descriptor for each socket and one timer.
#pragma once
#include "daemon/net/curl_handle.hpp"
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>

namespace liaison {

namespace asio = boost::asio;

/// A descriptor of our own for libcurl's socket, which no command that we start inherits.
[[nodiscard]] int duplicate_of(curl_socket_t socket);

/// Used by the loop's thread alone. Must outlive the handles in it.
class CurlLoop {
public:
    explicit CurlLoop(asio::any_io_executor loop);
    CurlLoop(CurlLoop const&) = delete;
    CurlLoop& operator=(CurlLoop const&) = delete;
    ~CurlLoop();

    /// Runs the transfer that `handle` is set up for to its end. The handle stays in the loop, as a connection made
    /// with CURLOPT_CONNECT_ONLY needs, until remove().
    [[nodiscard]] asio::awaitable<CURLcode> perform(CURL* handle);
    void remove(CURL* handle);
    /// Ends all transfers with CURLE_ABORTED_BY_CALLBACK.
    void abort_all();

private:
    struct Socket;
    struct Registration;
    struct Waiter {
        asio::steady_timer ended;
        CURLcode code = CURLE_ABORTED_BY_CALLBACK;
    };

    void begin();
    static int on_socket(CURL* handle, curl_socket_t socket, int wants, void* self, void*);
    static int on_timer(CURLM* multi, long milliseconds, void* self);
    void watch(curl_socket_t socket, int wants);
    void arm(std::shared_ptr<Socket> const& socket);
    void wait_for(std::shared_ptr<Socket> const& socket, bool input);
    void set_timer(long milliseconds);
    void act(curl_socket_t socket, int events);
    void collect_ended();
    void end(CURL* handle, CURLcode code);

    asio::any_io_executor loop_;
    asio::steady_timer timer_;
    std::shared_ptr<CurlLoop*> self_; ///< what handlers that outlive this object find empty
    std::map<curl_socket_t, std::shared_ptr<Socket>> sockets_;
    std::map<CURL*, Waiter*> waiters_;
    CURLM* multi_ = nullptr; ///< made for the first transfer
};

} // namespace liaison
