#include "store/writer.hpp"
#include "core/contains.hpp"
#include "core/crash_point.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/job_queue.hpp"
#include <sqlite3.h>
#include <thread>

namespace liaison {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// Where a group ends although more waits, so that the first one does not wait long: by number, and by time because
/// one job may write 50 MB.
constexpr std::size_t most_jobs = 256;
constexpr auto longest_group = 50ms;
/// After so long without a job the log is copied into the database: nobody waits for it then.
constexpr auto idle = 100ms;
/// How long one group follows another without a moment in which another program, such as a command of the operator's,
/// finds the store free.
constexpr auto longest_hold = 250ms;
constexpr auto moment_for_others = 3ms;
/// Pages in the log at which that is done all the same.
constexpr int most_log_pages = 8000;

bool has(std::vector<QueuedJob> const& group, Writer::Lane lane) { return contains(group, lane, &QueuedJob::lane); }

void pass_before_commit(std::vector<QueuedJob> const& group) {
    if (has(group, Writer::Lane::accept)) crash_point("accept-before-commit");
    if (has(group, Writer::Lane::work)) crash_point("work-before-commit");
}

void pass_after_commit(std::vector<QueuedJob> const& group) {
    if (has(group, Writer::Lane::accept)) crash_point("accept-after-commit");
    if (has(group, Writer::Lane::work)) crash_point("work-after-commit");
}

} // namespace

struct Writer::Thread {
    explicit Thread(std::unique_ptr<Connection> opened) : connection_(std::move(opened)) {
        sqlite3_wal_hook(database().sqlite.getHandle(), &note_log, this);
        thread_ = std::thread([this] { run(); });
    }
    Thread(Thread const&) = delete;
    Thread& operator=(Thread const&) = delete;
    ~Thread() {
        queue_.close();
        thread_.join();
    }

    JobQueue& queue() { return queue_; }
    [[nodiscard]] LatencyHistogram const& commit_times() const { return commit_times_; }

private:
    Connection::Database& database() { return connection_->database(); }
    /// SQLite calls it after each commit, in place of copying the log itself while somebody waits.
    static int note_log(void* thread, sqlite3*, char const*, int pages) {
        static_cast<Thread*>(thread)->log_pages_ = pages;
        return SQLITE_OK;
    }

    void run();
    std::optional<QueuedJob> next();
    void run_group(QueuedJob first);
    std::vector<QueuedJob> run_jobs(QueuedJob first);
    Done commit(std::vector<QueuedJob> const& group);
    void fail_all(QueuedJob first, Error const& error);
    void checkpoint();

    std::unique_ptr<Connection> connection_;
    JobQueue queue_;
    LatencyHistogram commit_times_;
    int log_pages_ = 0;
    int checkpoint_at_ = most_log_pages;
    Clock::time_point held_until_{};
    std::thread thread_;
};

void Writer::Thread::run() {
    while (auto first = next()) {
        run_group(*std::move(first));
        if (log_pages_ >= checkpoint_at_) checkpoint();
        if (Clock::now() >= held_until_) std::this_thread::sleep_for(moment_for_others);
    }
}

std::optional<QueuedJob> Writer::Thread::next() {
    auto const asked = Clock::now();
    auto job = log_pages_ > 0 ? queue_.wait_for(idle) : queue_.wait();
    if (!job && log_pages_ > 0) {
        checkpoint();
        job = queue_.wait();
    }
    auto const now = Clock::now();
    if (now - asked >= moment_for_others || now >= held_until_) held_until_ = now + longest_hold;
    return job;
}

void Writer::Thread::run_group(QueuedJob first) {
    auto const begun = guarded("store", [&]() -> Done {
        database().begin();
        return {};
    });
    // Each would wait for the other program as long as this one did.
    if (!begun) return fail_all(std::move(first), begun.error());
    auto group = run_jobs(std::move(first));
    auto const committed = commit(group);
    for (auto& job : group) job.settled(job.done ? committed : job.done);
    if (has(group, Writer::Lane::accept)) queue_.senders_answered();
}

std::vector<QueuedJob> Writer::Thread::run_jobs(QueuedJob first) {
    auto const end = Clock::now() + longest_group;
    std::vector<QueuedJob> group;
    bool senders_wait = false;
    for (std::optional<QueuedJob> job{std::move(first)}; job; job = queue_.pop(senders_wait)) {
        senders_wait = senders_wait || job->lane == Writer::Lane::accept;
        job->done = connection_->nest(std::move(job->job));
        group.push_back(*std::move(job));
        if (!database().in_transaction() || group.size() >= most_jobs || Clock::now() >= end) break;
    }
    return group;
}

Done Writer::Thread::commit(std::vector<QueuedJob> const& group) {
    // SQLite ended the transaction in the last job, which says so: those before it are undone too.
    if (!database().in_transaction()) return group.back().done;
    auto const done = guarded("store", [&]() -> Done {
        pass_before_commit(group);
        auto const begun = Clock::now();
        database().commit();
        commit_times_.note(Clock::now() - begun);
        pass_after_commit(group);
        return {};
    });
    database().rollback();
    return done;
}

void Writer::Thread::fail_all(QueuedJob first, Error const& error) {
    auto jobs = queue_.drain();
    jobs.insert(jobs.begin(), std::move(first));
    for (auto& job : jobs) job.settled(std::unexpected(error));
}

/// PASSIVE waits for no reader; what one still needs is copied the next time.
void Writer::Thread::checkpoint() {
    int in_log = 0;
    int copied = 0;
    auto* const handle = database().sqlite.getHandle();
    sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &copied);
    log_pages_ = 0;
    checkpoint_at_ = copied < in_log ? in_log + most_log_pages : most_log_pages;
}

Writer::Writer(std::unique_ptr<Connection> connection) : thread_(std::make_unique<Thread>(std::move(connection))) {}
Writer::~Writer() = default;

LatencyHistogram::Reading Writer::commit_times() const { return thread_->commit_times().read(); }

void Writer::submit(Lane lane, Job job, Settled settled) {
    thread_->queue().push({.lane = lane, .job = std::move(job), .settled = std::move(settled), .done = {}});
}

} // namespace liaison
