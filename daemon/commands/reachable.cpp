#include "daemon/commands/reachable.hpp"
#include "core/text.hpp"
#include "daemon/net/listening_socket.hpp"
#include <arpa/inet.h>
#include <cerrno>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace liaison {
namespace {

namespace fs = std::filesystem;

std::string why() { return std::generic_category().message(errno); }

class Socket {
public:
    Socket(int family, int flags) : file_(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | flags, 0)) {}
    ~Socket() {
        if (file_ >= 0) ::close(file_);
    }
    Socket(Socket const&) = delete;
    Socket& operator=(Socket const&) = delete;
    [[nodiscard]] int file() const { return file_; }

    /// Waits until the socket is ready for `events`; errno says why not.
    [[nodiscard]] bool wait(short events, std::chrono::milliseconds patience) const {
        pollfd watched{file_, events, 0};
        int const ready = ::poll(&watched, 1, static_cast<int>(patience.count()));
        if (ready == 0) errno = ETIMEDOUT;
        return ready > 0;
    }

private:
    int file_;
};

/// A socket address of either kind, as the system's calls want it.
struct Place {
    sockaddr_storage address{};
    socklen_t size = 0;
    [[nodiscard]] sockaddr const* get() const { return reinterpret_cast<sockaddr const*>(&address); }
    [[nodiscard]] int family() const { return address.ss_family; }
};

Place place_of(Endpoint const& endpoint) {
    Place place;
    if (!endpoint.unix_path.empty()) {
        auto& unix_address = reinterpret_cast<sockaddr_un&>(place.address);
        auto const path = endpoint.unix_path.string();
        unix_address.sun_family = AF_UNIX;
        path.copy(unix_address.sun_path, sizeof(unix_address.sun_path) - 1);
        place.size = sizeof(sockaddr_un);
    } else if (endpoint.host.contains(':')) {
        auto& six = reinterpret_cast<sockaddr_in6&>(place.address);
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(endpoint.port);
        ::inet_pton(AF_INET6, endpoint.host.c_str(), &six.sin6_addr);
        place.size = sizeof(sockaddr_in6);
    } else {
        auto& four = reinterpret_cast<sockaddr_in&>(place.address);
        four.sin_family = AF_INET;
        four.sin_port = htons(endpoint.port);
        ::inet_pton(AF_INET, endpoint.host.c_str(), &four.sin_addr);
        place.size = sizeof(sockaddr_in);
    }
    return place;
}

/// Connects; errno says why not.
bool connect_to(Socket const& socket, sockaddr const* address, socklen_t size, std::chrono::milliseconds patience) {
    if (::connect(socket.file(), address, size) == 0) return true;
    if (errno != EINPROGRESS || !socket.wait(POLLOUT, patience)) return false;
    int error = 0;
    socklen_t length = sizeof error;
    ::getsockopt(socket.file(), SOL_SOCKET, SO_ERROR, &error, &length);
    errno = error;
    return error == 0;
}

Result<std::string> first_line(Socket const& socket, std::chrono::milliseconds patience) {
    std::array<char, 512> text{};
    if (!socket.wait(POLLIN, patience)) return failure(Fault::unavailable, "connects, but does not greet");
    auto const length = ::recv(socket.file(), text.data(), text.size(), 0);
    if (length <= 0) return failure(Fault::unavailable, "hangs up at once");
    std::string_view const got{text.data(), static_cast<std::size_t>(length)};
    if (!got.starts_with("220"))
        return failure(Fault::unavailable, fmt::format("greets with \"{}\"", trimmed(split(got, '\n').front())));
    return std::string{trimmed(split(got, '\n').front())};
}

struct Resolved {
    addrinfo* list = nullptr;
    ~Resolved() {
        if (list != nullptr) ::freeaddrinfo(list);
    }
};

/// "smtp://[::1]:25" -> "::1", "25"
std::pair<std::string, std::string> host_and_port(std::string_view url) {
    url.remove_prefix(url.find("://") + 3);
    auto const colon = url.rfind(':');
    auto host = url.substr(0, colon);
    if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
    return {std::string{host}, std::string{url.substr(colon + 1)}};
}

} // namespace

Result<std::string> greeting_of(std::string_view url, std::chrono::milliseconds patience) {
    auto const [host, port] = host_and_port(url);
    addrinfo const wanted{.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    Resolved resolved;
    if (int const error = ::getaddrinfo(host.c_str(), port.c_str(), &wanted, &resolved.list); error != 0)
        return failure(Fault::unavailable, fmt::format("{}: {}", host, ::gai_strerror(error)));
    Result<std::string> last = failure(Fault::unavailable, "has no address");
    for (auto const* one = resolved.list; one != nullptr; one = one->ai_next) {
        Socket const socket{one->ai_family, SOCK_NONBLOCK};
        if (!connect_to(socket, one->ai_addr, one->ai_addrlen, patience))
            last = failure(Fault::unavailable, why());
        else if (last = url.starts_with("smtps:") ? "answers" : first_line(socket, patience); last)
            return last;
    }
    return last;
}

bool is_served(Endpoint const& endpoint) {
    auto const place = place_of(endpoint);
    Socket const socket{place.family(), SOCK_NONBLOCK};
    return connect_to(socket, place.get(), place.size, std::chrono::seconds{2});
}

Done could_listen(Endpoint const& endpoint) {
    if (!endpoint.unix_path.empty()) return could_write(endpoint.unix_path.parent_path());
    auto const socket = ListeningSocket::open(endpoint);
    return socket ? Done{} : std::unexpected(socket.error());
}

Done could_write(fs::path const& folder) {
    auto place = fs::absolute(folder);
    std::error_code error;
    while (!fs::exists(place, error) && place.has_relative_path()) place = place.parent_path();
    if (!fs::is_directory(place, error))
        return failure(Fault::cannot_create, fmt::format("{} is no folder", place.string()));
    if (::access(place.c_str(), W_OK | X_OK) == 0) return {};
    return failure(Fault::cannot_create, fmt::format("{} may not be written by this user", place.string()));
}

Done can_read(fs::path const& file) {
    std::error_code error;
    if (!fs::exists(file, error)) return failure(Fault::not_found, "there is no such file");
    if (::access(file.c_str(), R_OK) == 0) return {};
    return failure(Fault::denied, "may not be read by this user");
}

} // namespace liaison
