// An outbox with a courier at work, for tests.
#pragma once
#include "daemon/clock.hpp"
#include "daemon/courier/courier.hpp"
#include "tests/desk/house.hpp"
#include "tests/support/fake_relay.hpp"
#include "tests/support/temporary_folder.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <future>

namespace liaison::test {

inline SmtpSettings settings_for(FakeRelay const& relay) {
    SmtpSettings settings;
    settings.url = relay.url();
    return settings;
}

inline Outgoing mail_for(std::vector<std::string> const& recipients, MailKind kind = MailKind::forward) {
    Outgoing mail;
    mail.kind = kind;
    mail.message_id = "1@desk.example";
    mail.subject = "a statement";
    for (auto const& spec : recipients) mail.to.push_back({"", spec});
    mail.head = "Message-ID: <1@desk.example>\r\nSubject: a statement\r\n\r\n.dot\r\n";
    mail.envelope_sender = "statements@ietf.example";
    return mail;
}

inline std::vector<RecipientState> states_of(OutboxMail const& mail) {
    std::vector<RecipientState> states;
    for (auto const& recipient : mail.recipients) states.push_back(recipient.state);
    return states;
}
inline bool is_sent(OutboxMail const& mail) {
    return std::ranges::all_of(mail.recipients, [](auto const& r) { return r.state == RecipientState::sent; });
}

class SendingDesk {
public:
    explicit SendingDesk(SmtpSettings settings, RelayLimits limits = {},
                         std::shared_ptr<House const> house = std::make_shared<House const>(ietf_house()))
        : writer_(Connection::open(store(), Opening::create).value()),
          courier_(loop_.get_executor(), writer_, std::move(settings), [house] { return house; }, limits) {}
    SendingDesk(SendingDesk const&) = delete;
    SendingDesk& operator=(SendingDesk const&) = delete;
    ~SendingDesk() { stop(); }

    OutboxId add(Outgoing const& mail, Instant now = present()) {
        OutboxId id;
        in_store([&](Connection& store) -> Done {
            auto const added = store.outbox().add(mail, now);
            if (!added) return std::unexpected(added.error());
            id = *added;
            return {};
        });
        courier_.wake();
        return id;
    }
    InboxId receive(std::string const& raw) {
        InboxId id;
        in_store([&](Connection& store) -> Done {
            id = store.inbox().put({"a@b.example", {"statements@ietf.example"}, "lmtp"}, raw, present()).value();
            return {};
        });
        return id;
    }
    OutboxMail row(OutboxId id) {
        OutboxMail mail;
        in_store([&](Connection& store) -> Done {
            mail = store.outbox().load(id).value();
            return {};
        });
        return mail;
    }
    std::vector<OutboxMail> rows() {
        std::vector<OutboxMail> mails;
        in_store([&](Connection& store) -> Done {
            mails = store.outbox().list(true, {}, 1000).value();
            return {};
        });
        return mails;
    }
    void in_store(Writer::Job job) {
        std::promise<Done> settled;
        writer_.submit(Writer::Lane::work, std::move(job), [&](Done done) { settled.set_value(std::move(done)); });
        auto const done = settled.get_future().get();
        if (!done) throw std::runtime_error{done.error().what};
    }
    /// Lets the courier work until `reached`; false if that takes over a minute.
    bool run_until(std::function<bool()> const& reached) {
        start();
        auto const deadline = std::chrono::steady_clock::now() + std::chrono::minutes{1};
        while (!reached()) {
            if (std::chrono::steady_clock::now() > deadline) return false;
            loop_.run_for(std::chrono::milliseconds{5});
        }
        return true;
    }
    /// Until the first attempt for this mail is settled: somebody has a reply.
    bool run_until_settled(OutboxId id, std::size_t attempts = 1) {
        return run_until([&] {
            auto const mail = row(id);
            return mail.attempts >= static_cast<int>(attempts) && mail.due < present() + std::chrono::hours{3} &&
                   !mail.last_reply.empty();
        });
    }
    void stop() {
        courier_.stop();
        if (started_) run_until([&] { return ended_; });
    }
    void start() {
        if (std::exchange(started_, true)) return;
        asio::co_spawn(loop_, courier_.run(), [this](std::exception_ptr const& died) {
            ended_ = true;
            if (died) std::rethrow_exception(died);
        });
    }
    /// The loop will never run again.
    void abandon() { started_ = false; }
    [[nodiscard]] bool has_ended() const { return ended_; }
    [[nodiscard]] std::filesystem::path store() const { return folder_.path() / "store.db"; }
    [[nodiscard]] Courier& courier() { return courier_; }
    [[nodiscard]] asio::io_context& loop() { return loop_; }

private:
    TemporaryFolder folder_;
    asio::io_context loop_;
    Writer writer_;
    Courier courier_;
    bool started_ = false;
    bool ended_ = false;
};

} // namespace liaison::test
