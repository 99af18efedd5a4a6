#include "tests/daemon/lmtp_client.hpp"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace liaison::test {
namespace {

template <class Address> int connected(int family, Address const& address) {
    int const socket = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(socket, static_cast<sockaddr const*>(static_cast<void const*>(&address)), sizeof address) != 0)
        throw std::runtime_error{"the server of the test does not answer"};
    return socket;
}

} // namespace

LmtpClient::LmtpClient(std::filesystem::path const& socket) {
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    socket.string().copy(address.sun_path, sizeof address.sun_path - 1);
    socket_ = connected(AF_UNIX, address);
}

LmtpClient::LmtpClient(std::string const& host, std::uint16_t port) {
    sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {}, .sin_zero = {}};
    ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    socket_ = connected(AF_INET, address);
}

LmtpClient::~LmtpClient() { hang_up(); }

void LmtpClient::send(std::string_view octets) {
    while (!octets.empty()) {
        auto const sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string LmtpClient::line(int milliseconds) {
    for (;;) {
        if (auto const end = received_.find("\r\n"); end != received_.npos) {
            auto const line = received_.substr(0, end);
            received_.erase(0, end + 2);
            return line;
        }
        pollfd ready{.fd = socket_, .events = POLLIN, .revents = 0};
        if (::poll(&ready, 1, milliseconds) <= 0) return "(silence)";
        std::array<char, 4096> chunk{};
        auto const size = ::recv(socket_, chunk.data(), chunk.size(), 0);
        if (size <= 0) return "(closed)";
        received_.append(chunk.data(), static_cast<std::size_t>(size));
    }
}

std::string LmtpClient::lines(int count) {
    std::string last;
    for (; count > 0; --count) last = line();
    return last;
}

std::string LmtpClient::begin_mail() {
    send("LHLO mx.desk.example\r\nMAIL FROM:<ann@itu.example>\r\nRCPT TO:<statements@desk.example>\r\nDATA\r\n");
    return lines(1 + 6 + 3);
}

void LmtpClient::hang_up() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

} // namespace liaison::test
