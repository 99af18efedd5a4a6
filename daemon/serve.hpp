// The daemon itself: all its parts put together, from start to stop.
#pragma once
#include "config/config.hpp"

namespace liaison {

/// Runs the daemon until SIGTERM or SIGINT; SIGHUP has it read its configuration again. What hinders it from starting
/// is said on stderr. Returns the exit status.
[[nodiscard]] int serve(Config const& config);

} // namespace liaison
