// The daemon itself: all its parts put together, from start to stop.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"

namespace liaison {

/// Runs the daemon until SIGTERM or SIGINT; SIGHUP has it read its configuration again.
/// Errors: what hinders it from starting; bug when a part of it failed, which the log tells.
[[nodiscard]] Done serve(Config const& config);

} // namespace liaison
