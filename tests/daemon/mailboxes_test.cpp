#include "daemon/imap/mailboxes.hpp"
#include "tests/desk/house.hpp"
#include "tests/support/temporary_folder.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <future>

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

ImapSettings nobody_there() {
    ImapSettings settings;
    settings.url = "imap://127.0.0.1:1";
    settings.user = "statements";
    settings.password_command = "echo secret";
    return settings;
}

/// Mailboxes at work on a store of their own.
class FetchingDesk {
public:
    FetchingDesk(std::vector<ImapSettings> settings, ImapPatience const& patience)
        : writer_(Connection::open(folder_.path() / "store.db", Opening::create).value()),
          mailboxes_(loop_.get_executor(),
                     {.writer = writer_,
                      .house = [house = std::make_shared<House const>(ietf_house())] { return house; },
                      .mail_accepted = [] {},
                      .mails_queued = [this] { ++queued; },
                      .patience = patience},
                     std::move(settings)) {
        asio::co_spawn(loop_, mailboxes_.run(), [this](std::exception_ptr const& died) {
            ended = true;
            if (died) std::rethrow_exception(died);
        });
    }
    FetchingDesk(FetchingDesk const&) = delete;
    FetchingDesk& operator=(FetchingDesk const&) = delete;
    ~FetchingDesk() {
        mailboxes_.stop();
        run_until([&] { return ended; });
    }

    bool run_until(std::function<bool()> const& reached) {
        auto const deadline = std::chrono::steady_clock::now() + 20s;
        while (!reached()) {
            if (std::chrono::steady_clock::now() > deadline) return false;
            loop_.restart();
            loop_.run_for(5ms);
        }
        return true;
    }
    template <class T> T ask(std::function<Result<T>(Connection&)> question) {
        Result<T> answer = failure(Fault::bug, "not asked");
        std::promise<Done> settled;
        writer_.submit(
            Writer::Lane::work,
            [&](Connection& store) -> Done {
                answer = question(store);
                return {};
            },
            [&](Done done) { settled.set_value(std::move(done)); });
        REQUIRE(settled.get_future().get());
        REQUIRE(answer);
        return *std::move(answer);
    }
    std::vector<MailboxState> states() {
        return ask<std::vector<MailboxState>>([](Connection& store) { return store.mailboxes().list(); });
    }
    std::vector<OutboxMail> mails() {
        return ask<std::vector<OutboxMail>>([](Connection& store) { return store.outbox().list(true, {}, 100); });
    }
    [[nodiscard]] Mailboxes& mailboxes() { return mailboxes_; }

    int queued = 0;
    bool ended = false;

private:
    TemporaryFolder folder_;
    asio::io_context loop_{1};
    Writer writer_;
    Mailboxes mailboxes_;
};

ImapPatience impatient(std::chrono::milliseconds tell_after) {
    ImapPatience patience;
    patience.first_pause = 10ms;
    patience.longest_pause = 20ms;
    patience.tell_after = tell_after;
    return patience;
}

} // namespace

TEST_CASE("a connection that died without a word is noticed within two minutes") {
    CHECK(ImapPatience{}.until_death_is_noticed() <= 2min);
}

TEST_CASE("an access token is renewed before it expires, and not every few seconds") {
    CHECK(time_to_renew(50min) == 45min);
    CHECK(time_to_renew(10min) == 5min);
    CHECK(time_to_renew(301s) == 150s);
    CHECK(time_to_renew(8s) == 4s);
    CHECK_FALSE(time_to_renew(3s));
}

TEST_CASE("a mailbox that cannot be reached is tried again, and its failure is on record") {
    FetchingDesk desk{{nobody_there()}, impatient(1h)};
    REQUIRE(desk.run_until([&] { return !desk.states().empty(); }));
    auto const first = desk.states().front();
    CHECK(first.fails());
    CHECK(first.name == "imap://statements@127.0.0.1:1/INBOX");
    CHECK_FALSE(first.error.contains("secret"));
    CHECK(desk.run_until([&] { return desk.states().front().failed > first.failed; }));
    CHECK(desk.mails().empty());
}

TEST_CASE("after the time that is set the coordinators are told, once") {
    FetchingDesk desk{{nobody_there()}, impatient(200ms)};
    REQUIRE(desk.run_until([&] { return desk.queued > 0; }));
    auto const told = desk.states().front();
    CHECK(told.told);
    REQUIRE(desk.run_until([&] { return desk.states().front().failed > *told.failed + 200ms; }));
    CHECK(desk.queued == 1);
    auto const mails = desk.mails();
    REQUIRE(mails.size() == 1);
    CHECK(mails.front().mail.subject.starts_with("No mail is fetched from a mailbox since"));
}

TEST_CASE("each mailbox fails by itself, and those that are taken out of the configuration are left alone") {
    auto other = nobody_there();
    other.user = "liaisons";
    FetchingDesk desk{{nobody_there(), other}, impatient(1h)};
    REQUIRE(desk.run_until([&] { return desk.states().size() == 2; }));
    desk.mailboxes().use({other}, 1'000'000);
    auto const failed = [&](std::string_view user) {
        auto const states = desk.states();
        return std::ranges::find_if(states, [&](auto const& state) { return state.name.contains(user); })->failed;
    };
    REQUIRE(desk.run_until([&, at = failed("liaisons")] { return failed("liaisons") > *at + 100ms; }));
    auto const last = failed("statements");
    REQUIRE(desk.run_until([&, at = failed("liaisons")] { return failed("liaisons") > *at + 100ms; }));
    CHECK(failed("statements") == last);
}
