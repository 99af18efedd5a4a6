// The queue before the writing thread. It is the one place of the project where two threads meet at a lock: all else
// goes through it, so nothing else needs one.
#pragma once
#include "store/writer.hpp"
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace liaison {

struct QueuedJob {
    Writer::Lane lane = Writer::Lane::work;
    Writer::Job job;
    Writer::Settled settled;
    Done done; ///< what the job returned, once it has run
};

class JobQueue {
public:
    void push(QueuedJob job);
    /// Waits for a job; nothing once the queue is closed and empty.
    [[nodiscard]] std::optional<QueuedJob> wait();
    /// Waits no longer than `time`.
    [[nodiscard]] std::optional<QueuedJob> wait_for(std::chrono::milliseconds time);
    /// The next job for a group that is being run; does not wait. While senders wait for the group's commit, our own
    /// work gets its share beside accepted mail but does not keep them waiting when no more of that is there.
    [[nodiscard]] std::optional<QueuedJob> pop(bool senders_wait);
    /// What waits now, all of it.
    [[nodiscard]] std::vector<QueuedJob> drain();
    void close();

private:
    [[nodiscard]] bool has_something() const { return closed_ || !accept_.empty() || !work_.empty(); }
    std::optional<QueuedJob> take();

    std::mutex mutex_; ///< guards all below
    std::condition_variable wake_;
    std::deque<QueuedJob> accept_;
    std::deque<QueuedJob> work_;
    std::size_t accepted_in_a_row_ = 0;
    bool closed_ = false;
};

} // namespace liaison
