// The one thread that writes: group commit. Whoever is told Done has it on the disk.
#pragma once
#include "core/error.hpp"
#include "store/connection.hpp"
#include "store/latency_histogram.hpp"
#include <functional>
#include <memory>

namespace liaison {

class Writer {
public:
    /// Which jobs go first when both wait: mail being accepted, whose sender waits for the reply, before our own work.
    /// Work is never starved: it gets its turns (store/lane_turns.hpp).
    enum class Lane { accept, work };
    using Job = std::move_only_function<Done(Connection&)>;
    /// Called once, on the writer's thread, after the commit that made the job durable or after its failure.
    using Settled = std::move_only_function<void(Done)>;

    explicit Writer(std::unique_ptr<Connection> connection);
    ~Writer(); ///< finishes what was submitted, then ends the thread

    /// Queues a job. It runs in a savepoint of a transaction shared with others: when it fails, the others' work stays.
    void submit(Lane lane, Job job, Settled settled);
    /// How long its commits took until they were on the disk. May be asked from any thread.
    [[nodiscard]] LatencyHistogram::Reading commit_times() const;

private:
    struct Thread;
    std::unique_ptr<Thread> thread_;
};

} // namespace liaison
