#include "daemon/clock.hpp"
#include "daemon/intake.hpp"
#include "daemon/log.hpp"
#include "tests/desk/house.hpp"
#include "tests/support/temporary_folder.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

std::string statement_mail(int number) {
    return fmt::format("Authentication-Results: mx.ietf.example; dmarc=pass header.from=itu.example\r\n"
                       "From: Ann Lee <ann.lee@itu.example>\r\nTo: statements@ietf.example\r\n"
                       "Subject: LS on key management\r\nMessage-ID: <{0}@itu.example>\r\n\r\n"
                       "From: ITU-T SG13\r\nTo: IETF opsawg\r\nTitle: Key management, part {0}\r\nPurpose: Action\r\n"
                       "Deadline: 2026-12-31\r\n\r\nPlease look at our draft of part {0}.\r\n",
                       number);
}

InboxId put(Connection& connection, std::string const& raw) {
    Envelope const envelope{"ann.lee@itu.example", {"statements@ietf.example"}, "lmtp"};
    InboxId id;
    auto const done = connection.transact([&](Connection& store) -> Done {
        auto const kept = store.inbox().put(envelope, raw, present());
        if (!kept) return std::unexpected(kept.error());
        id = *kept;
        return {};
    });
    REQUIRE(done);
    return id;
}

class RunningIntake {
public:
    RunningIntake() {
        start_log({.level = LogLevel::error});
        REQUIRE(store_);
    }
    RunningIntake(RunningIntake const&) = delete;
    RunningIntake& operator=(RunningIntake const&) = delete;
    ~RunningIntake() { stop(); }

    /// A connection as another process has one.
    Connection& store() { return *store_; }
    void start() {
        writer_ = std::make_unique<Writer>(*Connection::open(file(), Opening::existing));
        intake_ =
            std::make_unique<Intake>(loop_.get_executor(), Intake::Surroundings{.writer = *writer_,
                                                                                .reader = *reader_,
                                                                                .house = [this] { return house(); },
                                                                                .mails_queued = [this] { ++queued_; }});
        run();
        thread_ = std::jthread{[this] { loop_.run(); }};
    }
    void wake() {
        asio::post(loop_, [this] { intake_->wake(); });
    }
    void stop() {
        if (!thread_.joinable()) return;
        asio::post(loop_, [this] { intake_->stop(); });
        thread_.join();
        CHECK(ended_well_);
    }
    [[nodiscard]] InboxMail processed(InboxId id) {
        for (int tries = 0; tries < 500; ++tries) {
            auto mail = store_->inbox().load(id);
            REQUIRE(mail);
            if (mail->outcome) return *mail;
            std::this_thread::sleep_for(10ms);
        }
        FAIL("the mail was not processed in time");
        return {};
    }
    [[nodiscard]] int queued() const { return queued_; }

    /// As where there is no memory, once.
    void lose_house() { house_is_lost_ = true; }

private:
    /// As the daemon does: what an exception ended begins anew.
    void run() {
        asio::co_spawn(loop_, intake_->run(), [this](std::exception_ptr const& thrown) {
            ended_well_ = !thrown;
            if (thrown) run();
        });
    }
    [[nodiscard]] std::shared_ptr<House const> house() {
        if (house_is_lost_.exchange(false)) throw std::bad_alloc{};
        return house_;
    }
    [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "store.db"; }

    TemporaryFolder folder_;
    std::unique_ptr<Connection> store_ = *Connection::open(file(), Opening::create);
    std::unique_ptr<Connection> reader_ = *Connection::open(file(), Opening::read_only);
    std::shared_ptr<House const> house_ = std::make_shared<House const>(ietf_house());
    asio::io_context loop_{1};
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<Intake> intake_;
    std::atomic<int> queued_ = 0;
    std::atomic<bool> house_is_lost_ = false;
    bool ended_well_ = false;
    std::jthread thread_;
};

} // namespace

TEST_CASE("mail that waited while the daemon was down is processed at its start") {
    RunningIntake intake;
    auto const id = put(intake.store(), statement_mail(1));
    intake.start();
    auto const mail = intake.processed(id);
    CHECK(name_of(*mail.outcome) == "statement");
    CHECK(mail.statement == StatementId{1});
    CHECK(mail.attempts == 1);
    intake.stop();
    CHECK(intake.queued() == 1);
    CHECK(intake.store().outbox().list(true, {}, 10)->size() >= 2);
}

TEST_CASE("mail that another process handed in is found without a call") {
    RunningIntake intake;
    intake.start();
    std::this_thread::sleep_for(50ms);
    auto const id = put(intake.store(), statement_mail(1));
    CHECK(name_of(*intake.processed(id).outcome) == "statement");
}

TEST_CASE("every mail is processed once, however many come") {
    RunningIntake intake;
    intake.start();
    constexpr int mails = 150;
    InboxId last;
    for (int number = 0; number < mails; ++number) {
        last = put(intake.store(), statement_mail(number));
        if (number % 7 == 0) intake.wake();
    }
    intake.wake();
    CHECK(intake.processed(last).outcome);
    intake.stop();
    CHECK(*intake.store().inbox().count_unprocessed() == 0);
    CHECK(intake.store().ledger().list({})->size() == mails);
}

TEST_CASE("what was claimed when an exception came is processed all the same") {
    RunningIntake intake;
    auto const first = put(intake.store(), statement_mail(1));
    auto const second = put(intake.store(), statement_mail(2));
    intake.lose_house();
    intake.start();
    CHECK(name_of(*intake.processed(first).outcome) == "statement");
    CHECK(name_of(*intake.processed(second).outcome) == "statement");
}

TEST_CASE("a mail whose processing ended the program twice is held, the next one goes on") {
    RunningIntake intake;
    auto const deadly = put(intake.store(), statement_mail(1));
    for (int death = 0; death < 2; ++death) {
        REQUIRE(intake.store().transact([](Connection& store) -> Done {
            auto const claimed = store.inbox().claim(1, 1'000'000, present());
            return claimed ? Done{} : std::unexpected(claimed.error());
        }));
        REQUIRE(intake.store().transact([](Connection& store) { return store.inbox().release_claims(); }));
    }
    auto const next = put(intake.store(), statement_mail(2));
    intake.start();
    auto const held = intake.processed(deadly);
    CHECK(name_of(*held.outcome) == "held");
    CHECK(held.reason.contains("processing it ended the program twice"));
    CHECK(name_of(*intake.processed(next).outcome) == "statement");
}
