#include "store/job_queue.hpp"

namespace liaison {
namespace {

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

std::optional<QueuedJob> JobQueue::wait() { return wait_until(Clock::time_point::max()); }

std::optional<QueuedJob> JobQueue::wait_for(std::chrono::milliseconds time) { return wait_until(Clock::now() + time); }

std::optional<QueuedJob> JobQueue::wait_until(Clock::time_point end) {
    std::unique_lock lock{mutex_};
    for (;;) {
        auto const now = Clock::now();
        auto const begins = work_.empty() ? end : turns_.work_begins();
        if (closed_ || !accept_.empty() || now >= begins) return take(now);
        if (begins == Clock::time_point::max())
            wake_.wait(lock);
        else
            wake_.wait_until(lock, std::min(begins, end));
    }
}

std::optional<QueuedJob> JobQueue::pop(bool senders_wait) {
    std::scoped_lock const lock{mutex_};
    if (senders_wait && accept_.empty() && !turns_.is_in_turn()) return std::nullopt;
    return take(Clock::now());
}

std::vector<QueuedJob> JobQueue::drain() {
    std::scoped_lock const lock{mutex_};
    std::vector<QueuedJob> all;
    while (auto job = take(Clock::now())) all.push_back(*std::move(job));
    return all;
}

void JobQueue::senders_answered() {
    std::scoped_lock const lock{mutex_};
    turns_.senders_answered(Clock::now());
}

void JobQueue::close() {
    {
        std::scoped_lock const lock{mutex_};
        closed_ = true;
    }
    wake_.notify_one();
}

std::optional<QueuedJob> JobQueue::take(Clock::time_point now) {
    if (!work_.empty() && (accept_.empty() || turns_.is_works_turn(now))) return take_work(now);
    if (accept_.empty()) return std::nullopt;
    return pop_front(accept_);
}

QueuedJob JobQueue::take_work(Clock::time_point now) {
    turns_.took_work(now);
    auto job = pop_front(work_);
    if (work_.empty()) turns_.work_ended(now);
    return job;
}

} // namespace liaison
