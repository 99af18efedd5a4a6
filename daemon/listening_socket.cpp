#include "daemon/listening_socket.hpp"
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
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

} // namespace

Result<ListeningSocket> ListeningSocket::open(Endpoint const& endpoint) {
    auto const address = address_of(endpoint);
    if (!address) return std::unexpected(address.error());
    ListeningSocket socket{open_socket(address->storage.ss_family)};
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
    : descriptor_(std::exchange(other.descriptor_, -1)), file_(std::exchange(other.file_, {})) {}

ListeningSocket& ListeningSocket::operator=(ListeningSocket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(file_, other.file_);
    return *this;
}

ListeningSocket::~ListeningSocket() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!file_.empty()) ::unlink(file_.c_str());
}

int ListeningSocket::family() const {
    int family = AF_UNSPEC;
    socklen_t size = sizeof family;
    ::getsockopt(descriptor_, SOL_SOCKET, SO_DOMAIN, &family, &size);
    return family;
}

int ListeningSocket::release() { return std::exchange(descriptor_, -1); }

std::string write_endpoint(Endpoint const& endpoint) {
    if (!endpoint.unix_path.empty()) return fmt::format("unix:{}", endpoint.unix_path.string());
    auto const* const form = endpoint.host.contains(':') ? "[{}]:{}" : "{}:{}";
    return fmt::format(fmt::runtime(form), endpoint.host, endpoint.port);
}

} // namespace liaison
