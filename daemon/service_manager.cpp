#include "daemon/service_manager.hpp"
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace liaison {
namespace {

constexpr int first_passed = 3; // sd_listen_fds(3), SD_LISTEN_FDS_START

std::string_view environment(char const* name) {
    auto const* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): read before there are threads
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

template <class Number> std::optional<Number> number_in(std::string_view text) {
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// What is meant for another process, such as our parent, names its pid.
bool is_for_us(char const* variable) { return number_in<pid_t>(environment(variable)) == ::getpid(); }

/// The manager's socket: a path, or behind '@' a name of the abstract namespace.
std::optional<sockaddr_un> manager_address() {
    auto const path = environment("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (path.size() < 2 || path.size() >= sizeof address.sun_path) return std::nullopt;
    if (path.front() != '/' && path.front() != '@') return std::nullopt;
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, path.size());
    if (path.front() == '@') address.sun_path[0] = '\0';
    return address;
}

/// One datagram; nobody is there to be told that it did not arrive.
void tell(std::string const& message) {
    auto const address = manager_address();
    if (!address) return;
    int const file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (file < 0) return;
    auto const length = offsetof(sockaddr_un, sun_path) + environment("NOTIFY_SOCKET").size();
    ::sendto(file, message.data(), message.size(), MSG_NOSIGNAL, reinterpret_cast<sockaddr const*>(&*address),
             static_cast<socklen_t>(length));
    ::close(file);
}

/// The clock of MONOTONIC_USEC, by which the manager knows which reload is meant.
std::int64_t monotonic_microseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

std::unexpected<Error> cannot_take_over(std::string_view why) {
    return failure(Fault::bad_configuration, fmt::format("the passed sockets cannot be taken over: {}", why));
}

/// sd_listen_fds(3): to be taken once, and no child of ours is to believe that they are its own.
void forget_passed_sockets() {
    for (auto const* name : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"})
        ::unsetenv(name); // NOLINT(concurrency-mt-unsafe)
}

} // namespace

void tell_ready(std::string_view status) { tell(fmt::format("READY=1\nSTATUS={}", status)); }
void tell_reloading() { tell(fmt::format("RELOADING=1\nMONOTONIC_USEC={}", monotonic_microseconds())); }
void tell_stopping() { tell("STOPPING=1\nSTATUS=finishing the mails in hand"); }
void tell_alive() { tell("WATCHDOG=1"); }

std::optional<std::chrono::microseconds> watchdog_interval() {
    auto const limit = number_in<std::int64_t>(environment("WATCHDOG_USEC"));
    if (!limit || *limit <= 0) return std::nullopt;
    if (!environment("WATCHDOG_PID").empty() && !is_for_us("WATCHDOG_PID")) return std::nullopt;
    return std::chrono::microseconds{*limit / 2};
}

Result<std::vector<int>> passed_sockets() {
    std::vector<int> descriptors;
    if (!is_for_us("LISTEN_PID")) return descriptors;
    auto const count = number_in<int>(environment("LISTEN_FDS"));
    forget_passed_sockets();
    if (!count || *count < 0) return cannot_take_over("LISTEN_FDS is not a number");
    for (int file = first_passed; file < first_passed + *count; ++file) {
        if (::fcntl(file, F_SETFD, FD_CLOEXEC) != 0)
            return cannot_take_over(fmt::format("descriptor {}: {}", file, std::generic_category().message(errno)));
        descriptors.push_back(file);
    }
    return descriptors;
}

} // namespace liaison
