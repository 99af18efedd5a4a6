// A connection that libcurl makes, protects and logs in; what is said on it afterwards is ours.
#pragma once
#include "core/error.hpp"
#include "daemon/net/curl_loop.hpp"
#include <boost/asio/posix/stream_descriptor.hpp>
#include <chrono>
#include <span>
#include <string>
#include <string_view>

namespace liaison {

/// Why that failed which abort() ended: try_later, while the connection's own failures are unavailable.
[[nodiscard]] Error desk_stops();

/// Everything on the loop's thread.
class CurlConnection {
public:
    using Deadline = std::chrono::steady_clock::time_point;
    /// What libcurl hears line by line before the connection is ours.
    using Heard = std::function<void(std::string_view line)>;

    /// `peer` is what errors call the other side: "the relay".
    CurlConnection(CurlLoop& curl, asio::any_io_executor const& loop, std::string peer);
    CurlConnection(CurlConnection const&) = delete;
    CurlConnection& operator=(CurlConnection const&) = delete;
    ~CurlConnection();

    /// Sets an option of libcurl's for connect(); after the first that fails nothing is set any more.
    template <class Value> void set(CURLoption option, Value value) {
        if (set_up_ == CURLE_OK) set_up_ = curl_easy_setopt(handle_.get(), option, value);
    }
    /// Connects as the options say; CURLE_OK: the connection is ours. Options must have been set by set().
    [[nodiscard]] asio::awaitable<CURLcode> connect(std::chrono::milliseconds limit, Heard heard);
    /// libcurl's last words, else `code` in its words.
    [[nodiscard]] std::string words_of(CURLcode code) const;
    /// libcurl's last words, or nothing.
    [[nodiscard]] std::string detail() const { return error_.data(); }

    /// Errors: unavailable; desk_stops(), as for the next two.
    [[nodiscard]] asio::awaitable<Done> send(std::string_view octets, Deadline deadline);
    /// What has come, at least one octet, at the beginning of `buffer`. Errors: unavailable.
    [[nodiscard]] asio::awaitable<Result<std::string_view>> receive(std::span<char> buffer, Deadline deadline);
    /// The same; nothing if the deadline passes, or alarm() is called, before an octet comes.
    [[nodiscard]] asio::awaitable<Result<std::string_view>> receive_or_rest(std::span<char> buffer, Deadline deadline);
    /// Ends receive_or_rest() before its deadline.
    void alarm() { timer_.cancel(); }
    /// Whether the other side neither said anything nor hung up since we looked last.
    [[nodiscard]] bool is_quiet();
    /// Sends what can be sent at once, without looking at what comes of it.
    void say_last(std::string_view octets);
    /// Ends what waits, and what comes after, with desk_stops().
    void abort();

private:
    enum class Woken { ready, late };
    [[nodiscard]] asio::awaitable<void> let_others();
    [[nodiscard]] asio::awaitable<Woken> wait(bool input, Deadline deadline);
    [[nodiscard]] Done adopt_socket();

    CurlLoop& curl_;
    std::string peer_;
    asio::posix::stream_descriptor socket_; ///< a duplicate: libcurl's own is closed by libcurl
    asio::steady_timer timer_;
    std::array<char, CURL_ERROR_SIZE> error_{};
    Heard heard_;
    CurlHandle handle_;
    CURLcode set_up_ = CURLE_OK;
    bool aborted_ = false;
};

} // namespace liaison
