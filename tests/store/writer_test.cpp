#include "store/database.hpp"
#include "store/writer.hpp"
#include "tests/store/samples.hpp"
#include <atomic>
#include <csignal>
#include <deque>
#include <future>
#include <sys/resource.h>
#include <thread>

using namespace liaison;
using namespace liaison::test;

namespace {

using Lane = Writer::Lane;

Writer::Job putting(std::string raw) {
    return [raw = std::move(raw)](Connection& store) -> Done {
        auto const id = store.inbox().put(envelope(), raw, noon);
        if (!id) return std::unexpected(id.error());
        return {};
    };
}

std::future<Done> submit(Writer& writer, Lane lane, Writer::Job job) {
    std::promise<Done> promise;
    auto future = promise.get_future();
    writer.submit(lane, std::move(job), [promise = std::move(promise)](Done done) mutable { promise.set_value(done); });
    return future;
}

Done run(Writer& writer, Writer::Job job) { return submit(writer, Lane::work, std::move(job)).get(); }

/// Holds the writing thread in a job until let go, so that what is submitted meanwhile is one group.
class Gate {
public:
    explicit Gate(Writer& writer)
        : closed_(submit(writer, Lane::work, [this](Connection&) -> Done {
              entered_.set_value();
              opened_.get_future().wait();
              return {};
          })) {
        entered_.get_future().wait();
    }
    void open() {
        opened_.set_value();
        closed_.wait();
    }

private:
    std::promise<void> entered_;
    std::promise<void> opened_;
    std::future<Done> closed_;
};

/// While it lives no file of this process can grow beyond a few pages: a full disk for those who own one.
class SmallestFiles {
public:
    SmallestFiles() {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        auto small = before_;
        small.rlim_cur = 20'000;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallestFiles() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    SmallestFiles(SmallestFiles const&) = delete;
    SmallestFiles& operator=(SmallestFiles const&) = delete;

private:
    rlimit before_{};
};

std::unique_ptr<Connection> open(TemporaryFolder const& folder, Opening opening = Opening::create) {
    return must(Connection::open(folder / "store.db", opening));
}

} // namespace

TEST_CASE("who is told Done has it in the file") {
    TemporaryFolder const folder;
    Writer writer{open(folder)};
    must(run(writer, putting("one")));
    CHECK(must(open(folder, Opening::read_only)->inbox().raw(InboxId{1})) == "one");
}

TEST_CASE("a job that fails among good ones leaves their work, and only it is told") {
    TemporaryFolder const folder;
    Writer writer{open(folder)};
    Gate gate{writer};
    auto good = submit(writer, Lane::accept, putting("good"));
    auto bad = submit(writer, Lane::accept, [](Connection& store) -> Done {
        put(store, "bad");
        return failure(Fault::bad_input, "refused");
    });
    auto thrown = submit(writer, Lane::accept, [](Connection& store) -> Done {
        put(store, "thrown");
        throw std::out_of_range{"index"};
    });
    auto also_good = submit(writer, Lane::accept, putting("also good"));
    gate.open();
    must(good.get());
    CHECK(error_in(bad.get()) == Error{Fault::bad_input, "refused"});
    CHECK(error_in(thrown.get()).fault == Fault::bug);
    must(also_good.get());
    auto const reader = open(folder, Opening::read_only);
    CHECK(must(reader->inbox().counts()).accepted == 2);
    CHECK(must(reader->inbox().raw(InboxId{2})) == "also good");
}

TEST_CASE("where SQLite ended the transaction, also one whose job can do without, nobody is told Done") {
    TemporaryFolder const folder;
    Writer writer{open(folder)};
    std::atomic<int> works = 0;
    Gate gate{writer};
    auto before = submit(writer, Lane::accept, [&](Connection& store) -> Done {
        store.database().before_commit([&](Connection::Database&) { ++works; });
        put(store, "before");
        return {};
    });
    auto ending = submit(writer, Lane::accept, [](Connection& store) -> Done {
        store.database().run("ROLLBACK"); // as SQLite does it by itself when a read fails
        CHECK_FALSE(store.in_transaction());
        return {};
    });
    gate.open();
    CHECK(error_in(before.get()).fault == Fault::io);
    CHECK(error_in(ending.get()).fault == Fault::io);
    must(run(writer, putting("after")));
    CHECK(works == 0);
    CHECK(must(open(folder, Opening::read_only)->inbox().counts()).accepted == 1);
}

TEST_CASE("what was submitted is finished before the writer is gone") {
    TemporaryFolder const folder;
    std::vector<std::future<Done>> all;
    {
        Writer writer{open(folder)};
        for (int i = 0; i < 600; ++i) all.push_back(submit(writer, Lane::accept, putting("x")));
    }
    for (auto& one : all) must(one.get());
    CHECK(must(open(folder, Opening::existing)->inbox().counts()).unprocessed == 600);
}

TEST_CASE("a full disk fails those who did not fit, loses nobody else's mail and ends when there is room") {
    TemporaryFolder const folder;
    Writer writer{open(folder)};
    must(run(writer, putting("before")));
    must(run(writer, [](Connection& c) -> Done {
        c.database().sqlite.exec("PRAGMA max_page_count = 80");
        return {};
    }));
    Gate gate{writer};
    auto small = submit(writer, Lane::accept, putting("small"));
    auto large = submit(writer, Lane::accept, putting(std::string(2'000'000, 'x')));
    gate.open();
    auto const large_done = error_in(large.get());
    CHECK(large_done.fault == Fault::try_later);
    CHECK(large_done.what.contains("make room"));
    // SQLite may undo the whole group for it; then all of it was told so.
    auto const small_done = small.get();
    must(run(writer, [](Connection& c) -> Done {
        c.database().sqlite.exec("PRAGMA max_page_count = 1000000");
        return {};
    }));
    must(run(writer, putting(std::string(2'000'000, 'x'))));
    auto const reader = open(folder, Opening::read_only);
    CHECK(must(reader->inbox().counts()).unprocessed == (small_done ? 3U : 2U));
}

TEST_CASE("when the disk takes no more at the commit, everybody in the group is told, and later it goes on") {
    TemporaryFolder const folder;
    Writer writer{open(folder)};
    must(run(writer, putting("before")));
    {
        SmallestFiles const no_room;
        Gate gate{writer};
        auto one = submit(writer, Lane::accept, putting(std::string(100'000, 'x')));
        auto two = submit(writer, Lane::accept, putting("two"));
        gate.open();
        CHECK(is_temporary(error_in(one.get()).fault));
        CHECK(is_temporary(error_in(two.get()).fault));
    }
    must(run(writer, putting("after")));
    auto const reader = open(folder, Opening::read_only);
    CHECK(must(reader->inbox().counts()).accepted == 2);
    CHECK(must(reader->inbox().raw(InboxId{2})) == "after");
}

TEST_CASE("a job sees what jobs before it in its group wrote") {
    Writer writer{in_memory()};
    must(run(writer, putting("one")));
    must(run(writer, [](Connection& c) -> Done {
        CHECK(must(c.inbox().count_unprocessed()) == 1);
        return {};
    }));
}

TEST_CASE("a writer that never rests leaves another program its moments") {
    TemporaryFolder const folder;
    auto const other = open(folder);
    Writer writer{open(folder)};
    std::atomic<bool> enough = false;
    std::jthread const load{[&] {
        std::deque<std::future<Done>> waiting;
        while (!enough) {
            waiting.push_back(submit(writer, Lane::work, putting("a mail")));
            if (waiting.size() < 2000) continue;
            waiting.front().wait();
            waiting.pop_front();
        }
    }};
    for (int i = 0; i < 20; ++i) CHECK(other->transact([](Connection&) -> Done { return {}; }));
    enough = true;
}
