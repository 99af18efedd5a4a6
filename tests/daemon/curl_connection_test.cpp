#include "daemon/net/curl_connection.hpp"
#include "tests/support/fake_relay.hpp"
#include <arpa/inet.h>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <dlfcn.h>
#include <fcntl.h>
#include <filesystem>
#include <netdb.h>
#include <netinet/in.h>
#include <thread>

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

std::atomic<int> asked = 0;      ///< times that somebody asked for silent.example
std::atomic<bool> silent = true; ///< no name server answers
std::atomic<int> told = 0;       ///< times that somebody who asked has his answer

} // namespace

/// Stands before the C library's: the name servers of silent.example do not answer.
extern "C" int getaddrinfo(char const* name, char const* service, addrinfo const* hints, addrinfo** found) {
    if (name != nullptr && std::string_view{name} == "silent.example") {
        ++asked;
        silent.wait(true);
        ++told;
        return EAI_AGAIN;
    }
    static auto const real = reinterpret_cast<decltype(&getaddrinfo)>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(name, service, hints, found);
}

namespace {

/// A connection and the loop it is on.
struct Connecting {
    explicit Connecting(std::string const& where) : url(where) {
        connection->set(CURLOPT_URL, url.c_str());
        connection->set(CURLOPT_PROTOCOLS_STR, "smtp");
    }
    void run(std::function<asio::awaitable<void>()> work) {
        asio::co_spawn(loop, std::move(work), [](std::exception_ptr const& died) {
            if (died) std::rethrow_exception(died);
        });
        loop.restart();
        loop.run();
    }
    CURLcode connect(std::chrono::milliseconds limit) {
        auto code = CURLE_OK;
        run([&]() -> asio::awaitable<void> { code = co_await connection->connect(limit, [](std::string_view) {}); });
        return code;
    }

    std::string url;
    asio::io_context loop{1};
    CurlLoop curl{loop.get_executor()};
    std::unique_ptr<CurlConnection> connection =
        std::make_unique<CurlConnection>(curl, loop.get_executor(), "the relay");
};

int port_of_peer(int socket) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
    return address.sin_family == AF_INET ? ntohs(address.sin_port) : 0;
}

} // namespace

TEST_CASE("a name server that does not answer keeps the loop no longer than the time for the connection") {
    std::jthread const ending_the_silence{[] {
        std::this_thread::sleep_for(3s);
        silent = false;
        silent.notify_all();
    }};
    {
        Connecting to{"smtp://silent.example:25"};
        CHECK(to.connect(200ms) == CURLE_OPERATION_TIMEDOUT);
    }
    CHECK(asked == 1);
    CHECK(told == 0);
    while (told < asked) std::this_thread::sleep_for(1ms);
}

TEST_CASE("no command that is started inherits a connection") {
    FakeRelay const relay;
    Connecting to{relay.url()};
    REQUIRE(to.connect(10s) == CURLE_OK);
    auto const port = std::stoi(relay.url().substr(relay.url().rfind(':') + 1));
    std::size_t sockets = 0;
    for (auto const& entry : std::filesystem::directory_iterator{"/proc/self/fd"}) {
        auto const descriptor = std::stoi(entry.path().filename().string());
        if (port_of_peer(descriptor) != port) continue;
        ++sockets;
        CHECK((::fcntl(descriptor, F_GETFD) & FD_CLOEXEC) != 0);
    }
    CHECK(sockets >= 2);
}

TEST_CASE("a peer that talks without a pause leaves the loop to others, and can be left") {
    FakeRelay const relay{{{"NOOP", {"250 " + std::string(10'000'000, 'x')}}}};
    Connecting to{relay.url()};
    REQUIRE(to.connect(10s) == CURLE_OK);
    auto& connection = *to.connection;
    bool ended = false;
    std::size_t received = 0, turns = 0;
    std::function<void()> const take_turn = [&] {
        ++turns;
        if (!ended) asio::post(to.loop, take_turn);
    };
    asio::post(to.loop, take_turn);
    Result<std::string_view> last;
    to.run([&]() -> asio::awaitable<void> {
        std::vector<char> buffer(65'536);
        CHECK(co_await connection.send("NOOP\r\n", Clock::now() + 10s));
        while ((last = co_await connection.receive(buffer, Clock::now() + 10s)))
            if (++received == 100) connection.abort();
        ended = true;
    });
    CHECK(received == 100);
    CHECK(turns >= received);
    CHECK(last.error() == desk_stops());
}
