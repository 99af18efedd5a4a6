#include "daemon/net/listening_socket.hpp"
#include "tests/support/temporary_folder.hpp"
#include <array>
#include <fcntl.h>
#include <fstream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace liaison;
using liaison::test::TemporaryFolder;

TEST_CASE("a socket's file is for its owner and group, and goes with the socket") {
    TemporaryFolder const folder;
    Endpoint const endpoint{.unix_path = folder / "lmtp.sock"};
    {
        auto const socket = ListeningSocket::open(endpoint);
        REQUIRE(socket);
        CHECK(socket->family() == AF_UNIX);
        struct stat file{};
        REQUIRE(::stat(endpoint.unix_path.c_str(), &file) == 0);
        CHECK((file.st_mode & 0777) == 0660);
    }
    CHECK_FALSE(std::filesystem::exists(endpoint.unix_path));
}

TEST_CASE("the file that a dead process left behind is replaced") {
    TemporaryFolder const folder;
    Endpoint const endpoint{.unix_path = folder / "lmtp.sock"};
    int const dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    endpoint.unix_path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(::bind(dead, static_cast<sockaddr const*>(static_cast<void const*>(&address)), sizeof address) == 0);
    ::close(dead);
    REQUIRE(std::filesystem::exists(endpoint.unix_path));
    CHECK(ListeningSocket::open(endpoint));
}

TEST_CASE("a socket on which somebody listens is left to him") {
    TemporaryFolder const folder;
    Endpoint const endpoint{.unix_path = folder / "lmtp.sock"};
    auto const first = ListeningSocket::open(endpoint);
    REQUIRE(first);
    auto const second = ListeningSocket::open(endpoint);
    REQUIRE_FALSE(second);
    CHECK(second.error().fault == Fault::try_later);
    CHECK(std::filesystem::exists(endpoint.unix_path));
}

TEST_CASE("a file that is no socket is not removed") {
    TemporaryFolder const folder;
    Endpoint const endpoint{.unix_path = folder / "lmtp.sock"};
    std::ofstream{endpoint.unix_path} << "precious";
    CHECK_FALSE(ListeningSocket::open(endpoint));
    CHECK(std::filesystem::is_regular_file(endpoint.unix_path));
}

TEST_CASE("what cannot be listened at is named") {
    auto const longest = ListeningSocket::open({.unix_path = "/tmp/" + std::string(108, 'x')});
    REQUIRE_FALSE(longest);
    CHECK(longest.error().what.contains("at most 107 octets"));
    auto const named = ListeningSocket::open({.host = "localhost", .port = 2424});
    REQUIRE_FALSE(named);
    CHECK(named.error().what == "listening at localhost:2424: that is no numeric address");
    auto const nowhere = ListeningSocket::open({.unix_path = "/nonexistent/lmtp.sock"});
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().fault == Fault::cannot_create);
}

TEST_CASE("an endpoint is written as it stands in the configuration") {
    CHECK(write_endpoint({.unix_path = "/run/liaisond/lmtp.sock"}) == "unix:/run/liaisond/lmtp.sock");
    CHECK(write_endpoint({.host = "127.0.0.1", .port = 2424}) == "127.0.0.1:2424");
    CHECK(write_endpoint({.host = "::1", .port = 2424}) == "[::1]:2424");
}

TEST_CASE("a passed socket knows where it listens, and its file stays") {
    TemporaryFolder const folder;
    for (auto const& endpoint : {Endpoint{.unix_path = folder / "lmtp.sock", .host = {}},
                                 Endpoint{.unix_path = {}, .host = "127.0.0.1", .port = 0}}) {
        CAPTURE(write_endpoint(endpoint));
        auto opened = ListeningSocket::open(endpoint);
        REQUIRE(opened);
        {
            auto const adopted = ListeningSocket::adopt(::dup(opened->release()));
            REQUIRE(adopted);
            CHECK(adopted->endpoint().unix_path == endpoint.unix_path);
            CHECK(adopted->endpoint().host == endpoint.host);
            CHECK((adopted->endpoint().port != 0) == endpoint.unix_path.empty());
        }
        CHECK(std::filesystem::exists(endpoint.unix_path) != endpoint.unix_path.empty());
    }
}

TEST_CASE("a passed socket that does not listen, or is no stream, is refused") {
    std::array<int, 2> pair{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()) == 0);
    for (int const descriptor : {pair[0], pair[1], ::socket(AF_UNIX, SOCK_DGRAM, 0), ::open("/dev/null", O_RDONLY)}) {
        auto const adopted = ListeningSocket::adopt(descriptor);
        REQUIRE_FALSE(adopted);
        CHECK(adopted.error().fault == Fault::bad_configuration);
        CHECK(::fcntl(descriptor, F_GETFD) == -1);
    }
}
