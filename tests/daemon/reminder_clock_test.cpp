#include "core/wall_clock.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "daemon/reminder_clock.hpp"
#include "tests/desk/house.hpp"
#include "tests/support/temporary_folder.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#ifdef LIAISOND_CRASH_POINTS // the clock is set here

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

Instant at(std::string_view text) { return parse_instant(text).value(); }

std::shared_ptr<House const> house_in_utc() {
    auto desk = ietf_desk();
    desk.timezone = *Zone::named("UTC");
    auto house = ietf_house(desk);
    ReminderSettings settings;
    settings.digest = std::nullopt;
    settings.confirm_directory = std::nullopt;
    house.timetable = Timetable::make(settings, desk.timezone).value();
    return std::make_shared<House const>(std::move(house));
}

/// LS-1, posted, asks for something by the last of the year.
void record_statement(Connection& store) {
    Change recorded;
    recorded.created = true;
    auto& record = recorded.record;
    record.id = {1};
    record.statement.title = "LS on QKD key management";
    record.statement.deadline = parse_date("2026-12-31");
    record.statement.from = {.organization = "ITU-T", .groups = {}, .text = "ITU-T"};
    record.state = State::posted;
    record.action = Action::required;
    record.received = morning;
    record.action_holders = {{"", "mo@kestrel.example"}};
    REQUIRE(store.ledger().apply({recorded}, {}, morning));
}

/// The clock at work on a store of its own; a ring of its timer stands for the kernel's when the system's is set.
class RunningClock {
public:
    explicit RunningClock(Instant shown) {
        set_clock(shown);
        record_statement(*store_);
        asio::co_spawn(loop_, clock_.run(), [this](std::exception_ptr const& died) {
            ended_ = true;
            if (died) std::rethrow_exception(died);
        });
        run_for(100ms);
    }
    RunningClock(RunningClock const&) = delete;
    RunningClock& operator=(RunningClock const&) = delete;
    ~RunningClock() {
        clock_.stop();
        while (!ended_) run_for(5ms);
        set_clock(std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()));
    }

    void set(Instant shown) {
        set_clock(shown);
        clock_.wake();
        run_for(200ms);
    }
    /// Waits for them as long as a busy machine may need.
    [[nodiscard]] bool comes_to(std::vector<std::string> const& expected) {
        auto const end = std::chrono::steady_clock::now() + 30s;
        while (reminders() != expected && std::chrono::steady_clock::now() < end) run_for(10ms);
        return reminders() == expected;
    }
    [[nodiscard]] std::vector<std::string> reminders() {
        std::vector<std::string> subjects;
        for (auto const& queued : store_->outbox().list(true, {}, 100).value()) subjects.push_back(queued.mail.subject);
        return subjects;
    }

private:
    void run_for(std::chrono::milliseconds time) {
        loop_.restart();
        loop_.run_for(time);
    }
    [[nodiscard]] std::unique_ptr<Connection> open(Opening opening) const {
        return Connection::open(folder_.path() / "store.db", opening).value();
    }

    TemporaryFolder folder_;
    asio::io_context loop_{1};
    std::unique_ptr<Connection> store_ = open(Opening::create);
    std::unique_ptr<Connection> reader_ = open(Opening::read_only);
    Writer writer_{open(Opening::existing)};
    ReminderClock clock_{loop_.get_executor(),
                         {.writer = writer_,
                          .reader = *reader_,
                          .house = [house = house_in_utc()] { return house; },
                          .mails_queued = [] {}}};
    bool ended_ = false;
};

} // namespace

TEST_CASE("a clock that is set while the daemon sleeps: forward sends what is due by then, back sends nothing again") {
    start_log({.level = LogLevel::error});
    RunningClock desk{at("2026-12-17T07:59:00Z")};
    CHECK(desk.reminders().empty());
    std::vector<std::string> expected{"[LS-1] due in 14 days: LS on QKD key management"};
    desk.set(at("2026-12-17T08:00:01Z"));
    CHECK(desk.comes_to(expected));
    desk.set(at("2026-12-10T12:00:00Z"));
    CHECK(desk.reminders() == expected);
    desk.set(at("2026-12-29T12:00:00Z"));
    expected.emplace_back("[LS-1] due in 2 days: LS on QKD key management");
    CHECK(desk.comes_to(expected));
    desk.set(at("2026-12-24T12:00:00Z"));
    CHECK(desk.reminders() == expected);
}

#endif
