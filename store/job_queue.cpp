#include "store/job_queue.hpp"

namespace liaison {
namespace {

/// So many of the accept lane go before one of the work lane while both wait.
constexpr std::size_t accept_share = 16;

QueuedJob pop_front(std::deque<QueuedJob>& lane) {
    auto job = std::move(lane.front());
    lane.pop_front();
    return job;
}

} // namespace

void JobQueue::push(QueuedJob job) {
    {
        std::scoped_lock const lock{mutex_};
        (job.lane == Writer::Lane::accept ? accept_ : work_).push_back(std::move(job));
    }
    wake_.notify_one();
}

std::optional<QueuedJob> JobQueue::wait() {
    std::unique_lock lock{mutex_};
    wake_.wait(lock, [this] { return has_something(); });
    return take();
}

std::optional<QueuedJob> JobQueue::wait_for(std::chrono::milliseconds time) {
    std::unique_lock lock{mutex_};
    wake_.wait_for(lock, time, [this] { return has_something(); });
    return take();
}

std::optional<QueuedJob> JobQueue::pop(bool senders_wait) {
    std::scoped_lock const lock{mutex_};
    if (senders_wait && accept_.empty()) return std::nullopt;
    return take();
}

std::vector<QueuedJob> JobQueue::drain() {
    std::scoped_lock const lock{mutex_};
    std::vector<QueuedJob> all;
    while (auto job = take()) all.push_back(*std::move(job));
    return all;
}

void JobQueue::close() {
    {
        std::scoped_lock const lock{mutex_};
        closed_ = true;
    }
    wake_.notify_one();
}

std::optional<QueuedJob> JobQueue::take() {
    if (accept_.empty() && work_.empty()) return std::nullopt;
    bool const works_turn = accept_.empty() || (accepted_in_a_row_ >= accept_share && !work_.empty());
    accepted_in_a_row_ = works_turn ? 0 : accepted_in_a_row_ + 1;
    return pop_front(works_turn ? work_ : accept_);
}

} // namespace liaison
