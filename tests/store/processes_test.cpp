// Several processes at one store. The children are forked, so they speak by their exit status alone.
#include "store/database.hpp"
#include "store/process_lock.hpp"
#include "tests/store/samples.hpp"
#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace liaison;
using namespace liaison::test;

namespace {

/// Runs `work` in a child; its exit status is what that returns.
pid_t in_child(auto work) {
    auto const pid = ::fork();
    if (pid == 0) ::_exit(work());
    return pid;
}

int status_of(pid_t pid) {
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// A pipe by which a child says that it is ready.
class Signal {
public:
    Signal() {
        if (::pipe(ends_.data()) != 0) throw std::system_error{errno, std::generic_category(), "pipe"};
    }
    ~Signal() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    Signal(Signal const&) = delete;
    Signal& operator=(Signal const&) = delete;
    void give() const { [[maybe_unused]] auto const written = ::write(ends_[1], "x", 1); }
    void wait() const {
        char c = 0;
        [[maybe_unused]] auto const length = ::read(ends_[0], &c, 1);
    }

private:
    std::array<int, 2> ends_{};
};

int put_many(std::filesystem::path const& path, int mails) {
    auto const store = Connection::open(path, Opening::create);
    if (!store) return 1;
    for (int i = 0; i < mails; ++i) {
        auto const done = (*store)->transact([](Connection& c) -> Done {
            if (auto const id = c.inbox().put(envelope(), "x", noon); !id) return std::unexpected(id.error());
            return {};
        });
        if (!done) return 2;
    }
    return 0;
}

} // namespace

TEST_CASE("two processes may write to one store at the same time, from its first moment on") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    std::vector<pid_t> children;
    for (int i = 0; i < 3; ++i) children.push_back(in_child([&] { return put_many(path, 100); }));
    for (auto const child : children) CHECK(status_of(child) == 0);
    auto const store = must(Connection::open(path, Opening::existing));
    CHECK(must(store->inbox().counts()).unprocessed == 300);
}

TEST_CASE("many processes may be the first to open one store") {
    constexpr int rounds = 20;
    constexpr int processes = 4;
    for (int round = 0; round < rounds; ++round) {
        TemporaryFolder const folder;
        auto const path = folder / "s.db";
        Signal const start;
        std::vector<pid_t> children;
        for (int i = 0; i < processes; ++i) {
            children.push_back(in_child([&] {
                start.wait();
                return put_many(path, 1);
            }));
        }
        for (int i = 0; i < processes; ++i) start.give();
        for (auto const child : children) CHECK(status_of(child) == 0);
    }
}

TEST_CASE("who waits too long for another writer is told to try later") {
    TemporaryFolder const folder;
    auto const store = must(Connection::open(folder / "s.db", Opening::create));
    auto const other = must(Connection::open(folder / "s.db", Opening::existing));
    other->database().sqlite.setBusyTimeout(50);
    must(store->transact([&](Connection&) -> Done {
        auto const done = other->transact([](Connection&) -> Done { return {}; });
        CHECK(error_in(done).fault == Fault::try_later);
        CHECK(error_in(done).what.contains("another program is writing"));
        CHECK(other->inbox().count_unprocessed());
        return {};
    }));
    must(other->transact([](Connection&) -> Done { return {}; }));
}

TEST_CASE("a process that dies in a transaction leaves nothing of it, and the store in order") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    auto const child = in_child([&] {
        auto const store = Connection::open(path, Opening::create);
        if (!store) return 1;
        (void)(*store)->transact([](Connection& c) -> Done {
            (void)c.inbox().put(envelope(), "committed", noon);
            return {};
        });
        (*store)->database().begin();
        (void)(*store)->inbox().put(envelope(), "not committed", noon);
        ::raise(SIGKILL);
        return 0;
    });
    CHECK(status_of(child) == -1);
    auto const store = must(Connection::open(path, Opening::existing));
    CHECK(must(store->inbox().counts()).accepted == 1);
    CHECK(must(store->inbox().raw(InboxId{1})) == "committed");
}

TEST_CASE("one daemon per store: the second is told the pid of the first") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    Signal locked;
    auto const first = in_child([&] {
        auto const lock = ProcessLock::take(path);
        if (!lock) return 1;
        locked.give();
        ::pause();
        return 0;
    });
    locked.wait();
    auto const error = error_in(ProcessLock::take(path));
    CHECK(error.fault == Fault::try_later);
    CHECK(error.what == fmt::format("store {}: a liaisond with pid {} is running on it", path.string(), first));
    ::kill(first, SIGKILL);
    status_of(first);
    auto const third = ProcessLock::take(path);
    REQUIRE(third);
    auto pid = std::string{};
    std::ifstream{path.string() + ".lock"} >> pid;
    CHECK(pid == std::to_string(::getpid()));
}

TEST_CASE("a lock is let go of with its holder and moves with it") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    {
        auto lock = must(ProcessLock::take(path));
        auto const moved = std::move(lock);
        CHECK_FALSE(ProcessLock::take(path));
    }
    CHECK(ProcessLock::take(path));
    CHECK(error_in(ProcessLock::take(folder / "no/where.db")).fault == Fault::cannot_create);
}
