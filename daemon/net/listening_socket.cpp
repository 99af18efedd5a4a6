#include "daemon/net/listening_socket.hpp"
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace liaison {
namespace {

constexpr int backlog = 1024;
constexpr mode_t socket_mode = 0660; // the mail system gets at it by its group

/// A socket address of any family, as bind(2) wants it.
struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
    [[nodiscard]] sockaddr const* get() const {
        return static_cast<sockaddr const*>(static_cast<void const*>(&storage));
    }
};

template <class Address> SocketAddress address_of(Address const& address) {
    SocketAddress result;
    std::memcpy(&result.storage, &address, sizeof address);
    result.size = sizeof address;
    return result;
}

std::unexpected<Error> failed(Endpoint const& endpoint) {
    auto const fault = errno == EACCES || errno == EPERM ? Fault::denied
                       : errno == EADDRINUSE             ? Fault::try_later
                                                         : Fault::cannot_create;
    return failure(
        fault, fmt::format("listening at {}: {}", write_endpoint(endpoint), std::generic_category().message(errno)));
}

Result<SocketAddress> unix_address(Endpoint const& endpoint) {
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    auto const path = endpoint.unix_path.string();
    if (path.size() >= sizeof address.sun_path)
        return failure(Fault::cannot_create, fmt::format("listening at {}: a socket's path has at most {} octets",
                                                         write_endpoint(endpoint), sizeof address.sun_path - 1));
    std::memcpy(address.sun_path, path.data(), path.size());
    return address_of(address);
}

Result<SocketAddress> address_of(Endpoint const& endpoint) {
    if (!endpoint.unix_path.empty()) return unix_address(endpoint);
    sockaddr_in v4{.sin_family = AF_INET, .sin_port = htons(endpoint.port), .sin_addr = {}, .sin_zero = {}};
    if (::inet_pton(AF_INET, endpoint.host.c_str(), &v4.sin_addr) == 1) return address_of(v4);
    sockaddr_in6 v6{.sin6_family = AF_INET6,
                    .sin6_port = htons(endpoint.port),
                    .sin6_flowinfo = 0,
                    .sin6_addr = {},
                    .sin6_scope_id = 0};
    if (::inet_pton(AF_INET6, endpoint.host.c_str(), &v6.sin6_addr) == 1) return address_of(v6);
    return failure(Fault::bad_configuration,
                   fmt::format("listening at {}: that is no numeric address", write_endpoint(endpoint)));
}

int open_socket(int family) { return ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

/// Removes the file of a socket on which nobody listens; anything else stays, and bind() will say so.
void remove_stale(SocketAddress const& address, std::filesystem::path const& file) {
    std::error_code ignored;
    if (!std::filesystem::is_socket(file, ignored)) return;
    int const probe = open_socket(AF_UNIX);
    bool const stale = ::connect(probe, address.get(), address.size) != 0 && errno == ECONNREFUSED;
    ::close(probe);
    if (stale) ::unlink(file.c_str());
}

std::unexpected<Error> not_adopted(int descriptor, std::string_view why) {
    return failure(Fault::bad_configuration, fmt::format("passed socket {} {}", descriptor, why));
}

int option_of(int descriptor, int option) {
    int value = 0;
    socklen_t size = sizeof value;
    return ::getsockopt(descriptor, SOL_SOCKET, option, &value, &size) == 0 ? value : -1;
}

template <class Address> Address address_as(sockaddr_storage const& storage) {
    Address address{};
    std::memcpy(&address, &storage, sizeof address);
    return address;
}

Endpoint unix_endpoint(SocketAddress const& bound) {
    auto const address = address_as<sockaddr_un>(bound.storage);
    auto const length = std::min(std::size_t{bound.size} - offsetof(sockaddr_un, sun_path), sizeof address.sun_path);
    return {.unix_path = std::string{address.sun_path, ::strnlen(address.sun_path, length)}, .host = {}};
}

Endpoint ip_endpoint(int family, void const* address, in_port_t port) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(family, address, text.data(), text.size());
    return {.unix_path = {}, .host = text.data(), .port = ntohs(port)};
}

std::optional<Endpoint> endpoint_of(int descriptor) {
    SocketAddress bound{.storage = {}, .size = sizeof(sockaddr_storage)};
    auto* const address = static_cast<sockaddr*>(static_cast<void*>(&bound.storage));
    if (::getsockname(descriptor, address, &bound.size) != 0) return std::nullopt;
    if (bound.storage.ss_family == AF_UNIX) return unix_endpoint(bound);
    if (bound.storage.ss_family == AF_INET) {
        auto const v4 = address_as<sockaddr_in>(bound.storage);
        return ip_endpoint(AF_INET, &v4.sin_addr, v4.sin_port);
    }
    if (bound.storage.ss_family != AF_INET6) return std::nullopt;
    auto const v6 = address_as<sockaddr_in6>(bound.storage);
    return ip_endpoint(AF_INET6, &v6.sin6_addr, v6.sin6_port);
}

} // namespace

Result<ListeningSocket> ListeningSocket::adopt(int descriptor) {
    ListeningSocket socket{descriptor, {}};
    if (option_of(descriptor, SO_ACCEPTCONN) != 1 || option_of(descriptor, SO_TYPE) != SOCK_STREAM)
        return not_adopted(descriptor, "is no stream socket that listens (Accept=no and ListenStream are needed)");
    auto endpoint = endpoint_of(descriptor);
    if (!endpoint) return not_adopted(descriptor, "is neither a Unix socket nor one of IP");
    socket.endpoint_ = *std::move(endpoint);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    return socket;
}

Result<ListeningSocket> ListeningSocket::open(Endpoint const& endpoint) {
    auto const address = address_of(endpoint);
    if (!address) return std::unexpected(address.error());
    ListeningSocket socket{open_socket(address->storage.ss_family), endpoint};
    int const yes = 1;
    if (endpoint.unix_path.empty())
        ::setsockopt(socket.descriptor_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    else
        remove_stale(*address, endpoint.unix_path);
    if (socket.descriptor_ < 0 || ::bind(socket.descriptor_, address->get(), address->size) != 0)
        return failed(endpoint);
    socket.file_ = endpoint.unix_path;
    if (!endpoint.unix_path.empty() && ::chmod(endpoint.unix_path.c_str(), socket_mode) != 0) return failed(endpoint);
    if (::listen(socket.descriptor_, backlog) != 0) return failed(endpoint);
    return socket;
}

ListeningSocket::ListeningSocket(ListeningSocket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      endpoint_(std::move(other.endpoint_)),
      file_(std::exchange(other.file_, {})) {}

ListeningSocket& ListeningSocket::operator=(ListeningSocket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(endpoint_, other.endpoint_);
    std::swap(file_, other.file_);
    return *this;
}

ListeningSocket::~ListeningSocket() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!file_.empty()) ::unlink(file_.c_str());
}

int ListeningSocket::family() const { return option_of(descriptor_, SO_DOMAIN); }

int ListeningSocket::release() { return std::exchange(descriptor_, -1); }

std::string write_endpoint(Endpoint const& endpoint) {
    if (!endpoint.unix_path.empty()) return fmt::format("unix:{}", endpoint.unix_path.string());
    auto const* const form = endpoint.host.contains(':') ? "[{}]:{}" : "{}:{}";
    return fmt::format(fmt::runtime(form), endpoint.host, endpoint.port);
}

} // namespace liaison
