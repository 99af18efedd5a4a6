// The one place that asks what time it is.
#pragma once
#include "core/time.hpp"

namespace liaison {

[[nodiscard]] inline Instant present() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace liaison
