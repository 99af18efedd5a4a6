// The queue before the writing thread. It is the one place of the project where two threads meet at a lock: all else
// goes through it, so nothing else needs one.
#pragma once
#include "store/lane_turns.hpp"
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
    /// work gets its turns beside accepted mail but does not keep them waiting otherwise.
    [[nodiscard]] std::optional<QueuedJob> pop(bool senders_wait);
    /// What waits now, all of it.
    [[nodiscard]] std::vector<QueuedJob> drain();
    /// Accepted mail is durable, and its senders were told.
    void senders_answered();
    void close();

private:
    using Clock = LaneTurns::Clock;
    std::optional<QueuedJob> wait_until(Clock::time_point end);
    std::optional<QueuedJob> take(Clock::time_point now);
    QueuedJob take_work(Clock::time_point now);

    std::mutex mutex_; ///< guards all below
    std::condition_variable wake_;
    std::deque<QueuedJob> accept_;
    std::deque<QueuedJob> work_;
    LaneTurns turns_;
    bool closed_ = false;
};

} // namespace liaison
