// How long something takes, as counts within bounds: written by one thread, read by any.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace liaison {

class LatencyHistogram {
public:
    /// Upper bounds, in seconds; what takes longer counts beyond the last.
    static constexpr std::array<double, 13> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                   0.1,    0.25,  0.5,    1.0,   2.5,  5.0};
    struct Reading {
        std::array<std::uint64_t, bounds.size() + 1> counts{}; ///< within each bound, the last beyond all
        double seconds = 0;                                    ///< all together
    };

    void note(std::chrono::nanoseconds took) {
        auto const seconds = std::chrono::duration<double>(took).count();
        std::size_t at = 0;
        while (at < bounds.size() && seconds > bounds[at]) ++at;
        counts_[at].fetch_add(1, std::memory_order_relaxed);
        nanoseconds_.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
    }
    [[nodiscard]] Reading read() const {
        Reading reading;
        for (std::size_t at = 0; at < counts_.size(); ++at)
            reading.counts[at] = counts_[at].load(std::memory_order_relaxed);
        auto const sum = std::chrono::nanoseconds{nanoseconds_.load(std::memory_order_relaxed)};
        reading.seconds = std::chrono::duration<double>(sum).count();
        return reading;
    }

private:
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> counts_{};
    std::atomic<std::uint64_t> nanoseconds_ = 0;
};

} // namespace liaison
