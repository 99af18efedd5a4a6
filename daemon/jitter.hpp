// Pauses that do not make many wait for the same moment.
#pragma once
#include <chrono>
#include <cmath>
#include <random>

namespace liaison {

/// `delay`, up to a tenth longer or shorter. On the loop's thread alone.
[[nodiscard]] inline std::chrono::milliseconds with_jitter(std::chrono::milliseconds delay) {
    static std::minstd_rand dice{std::random_device{}()};
    return std::chrono::milliseconds{
        std::llround(static_cast<double>(delay.count()) * std::uniform_real_distribution{0.9, 1.1}(dice))};
}

} // namespace liaison
