// What is seen of the running desk in Prometheus' text format. The only door to prometheus-cpp.
#pragma once
#include "daemon/web/health.hpp"
#include "daemon/web/process_facts.hpp"
#include "store/latency_histogram.hpp"
#include <string>
#include <string_view>

namespace liaison {

/// All that a page of metrics is made of.
struct Measured {
    Sight sight;
    std::vector<HealthCheck> health;
    LatencyHistogram::Reading commits;
    ProcessFacts process;
    std::uint64_t store_octets = 0;
    std::size_t lmtp_sessions = 0;
};

/// A store that cannot be read leaves out what would have come from it.
[[nodiscard]] std::string write_metrics(Measured const& measured);

/// What `write_metrics` writes.
inline constexpr std::string_view metrics_type = "text/plain; version=0.0.4; charset=utf-8";

} // namespace liaison
