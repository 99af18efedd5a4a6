#include "daemon/service_manager.hpp"
#include <cstdint>
#include <ctime>
#include <fmt/format.h>
#include <numeric>
#include <string>
#include <system_error>
#include <systemd/sd-daemon.h>

namespace liaison {
namespace {

void tell(std::string const& message) { ::sd_notify(0, message.c_str()); }

/// The clock of MONOTONIC_USEC, by which the manager knows which reload is meant.
std::int64_t monotonic_microseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

} // namespace

void tell_ready(std::string_view status) { tell(fmt::format("READY=1\nSTATUS={}", status)); }
void tell_reloading() { tell(fmt::format("RELOADING=1\nMONOTONIC_USEC={}", monotonic_microseconds())); }
void tell_stopping() { tell("STOPPING=1\nSTATUS=finishing the mails in hand"); }
void tell_alive() { tell("WATCHDOG=1"); }

std::optional<std::chrono::microseconds> watchdog_interval() {
    std::uint64_t limit = 0;
    if (::sd_watchdog_enabled(0, &limit) <= 0) return std::nullopt;
    return std::chrono::microseconds{static_cast<std::int64_t>(limit / 2)};
}

Result<std::vector<int>> passed_sockets() {
    int const count = ::sd_listen_fds(1);
    if (count < 0)
        return failure(Fault::bad_configuration, fmt::format("the passed sockets cannot be taken over: {}",
                                                             std::generic_category().message(-count)));
    std::vector<int> descriptors(static_cast<std::size_t>(count));
    std::iota(descriptors.begin(), descriptors.end(), SD_LISTEN_FDS_START);
    return descriptors;
}

} // namespace liaison
