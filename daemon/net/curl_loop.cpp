#include "daemon/net/curl_loop.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fcntl.h>
#include <new>
#include <utility>

namespace liaison {

int duplicate_of(curl_socket_t socket) { return ::fcntl(socket, F_DUPFD_CLOEXEC, 0); }

/// A duplicate of libcurl's descriptor: each of the two is closed by its owner alone.
struct CurlLoop::Socket {
    Socket(asio::any_io_executor const& loop, curl_socket_t socket)
        : number(socket), descriptor(loop, duplicate_of(socket)) {}
    curl_socket_t number;
    asio::posix::stream_descriptor descriptor;
    int wants = CURL_POLL_NONE;
    bool waits_for_input = false;
    bool waits_for_output = false;
};

/// Even a coroutine that is destroyed while it waits leaves no waiter behind.
struct CurlLoop::Registration {
    Registration(CurlLoop& of, CURL* easy, Waiter& waiter) : loop(of), handle(easy) { loop.waiters_[handle] = &waiter; }
    Registration(Registration const&) = delete;
    Registration& operator=(Registration const&) = delete;
    ~Registration() { loop.waiters_.erase(handle); }
    CurlLoop& loop;
    CURL* handle;
};

CurlLoop::CurlLoop(asio::any_io_executor loop)
    : loop_(std::move(loop)), timer_(loop_), self_(std::make_shared<CurlLoop*>(this)) {}

CurlLoop::~CurlLoop() {
    *self_ = nullptr;
    if (multi_ != nullptr) curl_multi_cleanup(multi_);
}

/// libcurl sets up its TLS library with it, two megabytes that a desk does without until it has something to send.
void CurlLoop::begin() {
    multi_ = curl_multi_init();
    if (multi_ == nullptr) throw std::bad_alloc{};
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &CurlLoop::on_socket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &CurlLoop::on_timer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
}

asio::awaitable<CURLcode> CurlLoop::perform(CURL* handle) {
    if (multi_ == nullptr) begin();
    Waiter waiter{asio::steady_timer{loop_, asio::steady_timer::time_point::max()}};
    Registration const registration{*this, handle, waiter};
    if (curl_multi_add_handle(multi_, handle) != CURLM_OK) co_return CURLE_FAILED_INIT;
    co_await waiter.ended.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return waiter.code;
}

void CurlLoop::remove(CURL* handle) {
    if (multi_ != nullptr) curl_multi_remove_handle(multi_, handle);
    end(handle, CURLE_ABORTED_BY_CALLBACK);
}

void CurlLoop::abort_all() {
    while (!waiters_.empty()) end(waiters_.begin()->first, CURLE_ABORTED_BY_CALLBACK);
}

int CurlLoop::on_socket(CURL*, curl_socket_t socket, int wants, void* self, void*) {
    static_cast<CurlLoop*>(self)->watch(socket, wants);
    return 0;
}

int CurlLoop::on_timer(CURLM*, long milliseconds, void* self) {
    static_cast<CurlLoop*>(self)->set_timer(milliseconds);
    return 0;
}

void CurlLoop::watch(curl_socket_t socket, int wants) {
    if (wants == CURL_POLL_REMOVE) {
        sockets_.erase(socket);
        return;
    }
    auto& watched = sockets_[socket];
    if (watched == nullptr) watched = std::make_shared<Socket>(loop_, socket);
    watched->wants = wants;
    arm(watched);
}

void CurlLoop::arm(std::shared_ptr<Socket> const& socket) {
    if ((socket->wants & CURL_POLL_IN) != 0 && !std::exchange(socket->waits_for_input, true)) wait_for(socket, true);
    if ((socket->wants & CURL_POLL_OUT) != 0 && !std::exchange(socket->waits_for_output, true)) wait_for(socket, false);
}

void CurlLoop::wait_for(std::shared_ptr<Socket> const& socket, bool input) {
    auto const type = input ? asio::posix::stream_descriptor::wait_read : asio::posix::stream_descriptor::wait_write;
    socket->descriptor.async_wait(type, [self = self_, weak = std::weak_ptr{socket}, input](auto const& error) {
        auto const ready = weak.lock();
        if (*self == nullptr || ready == nullptr || error) return;
        (input ? ready->waits_for_input : ready->waits_for_output) = false;
        auto const wanted = input ? CURL_POLL_IN : CURL_POLL_OUT;
        if ((ready->wants & wanted) == 0) return;
        (*self)->act(ready->number, input ? CURL_CSELECT_IN : CURL_CSELECT_OUT);
        if (auto const still = (*self)->sockets_.find(ready->number);
            still != (*self)->sockets_.end() && still->second == ready)
            (*self)->arm(ready);
    });
}

void CurlLoop::set_timer(long milliseconds) {
    timer_.cancel();
    if (milliseconds < 0) return;
    timer_.expires_after(std::chrono::milliseconds{milliseconds});
    timer_.async_wait([self = self_](auto const& error) {
        if (!error && *self != nullptr) (*self)->act(CURL_SOCKET_TIMEOUT, 0);
    });
}

void CurlLoop::act(curl_socket_t socket, int events) {
    int running = 0;
    curl_multi_socket_action(multi_, socket, events, &running);
    collect_ended();
}

void CurlLoop::collect_ended() {
    int left = 0;
    while (auto const* message = curl_multi_info_read(multi_, &left))
        if (message->msg == CURLMSG_DONE) end(message->easy_handle, message->data.result);
}

void CurlLoop::end(CURL* handle, CURLcode code) {
    auto const waiter = waiters_.find(handle);
    if (waiter == waiters_.end()) return;
    waiter->second->code = code;
    waiter->second->ended.cancel();
    waiters_.erase(waiter);
}

} // namespace liaison
