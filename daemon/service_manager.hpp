// What systemd tells us and what we tell it: environment variables and one datagram at a time, which systemd promises
// to keep as they are. libsystemd does the same, and brings five libraries and a megabyte along. Without systemd all
// does nothing.
#pragma once
#include "core/error.hpp"
#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace liaison {

/// Mail is accepted from now on, or again after a reload (sd_notify(3), READY=1).
void tell_ready(std::string_view status);
/// The configuration is being read again; tell_ready() must follow, whether that went well or not.
void tell_reloading();
void tell_stopping();

/// How often the service manager wants to hear that we are alive, if it does: half of WatchdogSec.
[[nodiscard]] std::optional<std::chrono::microseconds> watchdog_interval();
void tell_alive();

/// The descriptors of the sockets that were passed (sd_listen_fds(3)), close-on-exec. Our children are told of none of
/// them. To be asked once. Errors: bad_configuration: what was passed cannot be understood.
[[nodiscard]] Result<std::vector<int>> passed_sockets();

} // namespace liaison
