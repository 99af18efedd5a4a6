#include "daemon/imap/mailboxes.hpp"
#include "core/contains.hpp"
#include "daemon/clock.hpp"
#include "daemon/jitter.hpp"
#include "daemon/log.hpp"
#include "daemon/run_on_writer.hpp"
#include "daemon/wakeup.hpp"
#include "desk/mailbox_notices.hpp"
#include "store/mailbox_progress.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>

namespace liaison {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
constexpr auto error_again = 1h;
constexpr auto longest_sleep = 1h;

bool is_for_a_person(Fault fault) { return fault != Fault::unavailable && !is_temporary(fault); }

} // namespace

/// One of them, with what it needs to begin again.
struct Attended {
    Attended(asio::any_io_executor const& loop, ImapSettings chosen)
        : settings(std::move(chosen)), name(settings.name()), bell(loop) {}

    void stop() {
        stopping = true;
        if (session) session->stop();
        bell.wake();
    }

    ImapSettings settings;
    std::string name;
    Wakeup bell;
    std::unique_ptr<ImapSession> session;
    std::chrono::milliseconds pause{};
    std::optional<Clock::time_point> error_logged; ///< since the last success
    bool lost_logged = false;                      ///< since the last success
    bool stopping = false;
};

struct Mailboxes::Work : std::enable_shared_from_this<Mailboxes::Work> {
    Work(asio::any_io_executor const& on, Mailboxes::Surroundings given, std::vector<ImapSettings> chosen)
        : curl(on),
          around{on,
                 curl,
                 given.writer,
                 std::move(given.house),
                 std::move(given.mail_accepted),
                 std::move(given.mails_queued),
                 given.max_size,
                 given.patience},
          bell(on),
          settings(std::move(chosen)) {}
    ~Work() { commands.join(); }

    void start_and_stop();
    asio::awaitable<void> attend(std::shared_ptr<Work> self, std::shared_ptr<Attended> mailbox);
    asio::awaitable<Error> try_once(Attended& mailbox);
    asio::awaitable<Result<ImapSecret>> secret_of(Attended const& mailbox);
    asio::awaitable<void> note_failure(Attended& mailbox, Error error);
    [[nodiscard]] Result<bool> write_failure(Connection& store, House const& house, std::string const& name,
                                             std::string const& why) const;
    void log_failure(Attended& mailbox, Error const& error);

    CurlLoop curl;
    ImapSurroundings around;
    Wakeup bell;
    std::vector<ImapSettings> settings;
    std::vector<std::shared_ptr<Attended>> attended;
    std::size_t running = 0; ///< coroutines of attend()
    bool stopping = false;
    asio::thread_pool commands{1}; ///< passwords are read here
};

void Mailboxes::Work::start_and_stop() {
    auto const wanted = stopping ? std::vector<ImapSettings>{} : settings;
    std::erase_if(attended, [&](auto const& mailbox) {
        bool const stays = !mailbox->stopping && contains(wanted, mailbox->settings);
        if (!stays) mailbox->stop();
        return !stays;
    });
    for (auto const& chosen : wanted) {
        if (std::ranges::any_of(attended, [&](auto const& mailbox) { return mailbox->settings == chosen; })) continue;
        auto const mailbox = std::make_shared<Attended>(around.loop, chosen);
        attended.push_back(mailbox);
        ++running;
        asio::co_spawn(around.loop, attend(shared_from_this(), mailbox),
                       [this, self = shared_from_this(), mailbox](std::exception_ptr const& died) {
                           if (died)
                               log(LogEvent::mailbox_fails,
                                   {{LogKey::mailbox, mailbox->name}, {LogKey::cause, what_of(died)}});
                           --running;
                           mailbox->stopping = true; // one that died begins anew
                           bell.wake();
                       });
    }
}

asio::awaitable<void> Mailboxes::Work::attend(std::shared_ptr<Work> /* lives as long as this */,
                                              std::shared_ptr<Attended> mailbox) {
    mailbox->pause = around.patience.first_pause;
    while (!mailbox->stopping) {
        auto error = co_await try_once(*mailbox);
        if (mailbox->session && mailbox->session->has_looked()) {
            mailbox->pause = around.patience.first_pause;
            mailbox->error_logged.reset();
            mailbox->lost_logged = false;
        }
        mailbox->session.reset();
        if (mailbox->stopping) break;
        if (error == token_expires()) continue;
        co_await note_failure(*mailbox, std::move(error));
        if (!mailbox->stopping) co_await mailbox->bell.sleep(with_jitter(mailbox->pause));
        mailbox->pause = std::min(mailbox->pause * 2, around.patience.longest_pause);
    }
}

asio::awaitable<Error> Mailboxes::Work::try_once(Attended& mailbox) {
    auto secret = co_await secret_of(mailbox);
    if (!secret) co_return secret.error();
    if (mailbox.stopping) co_return Error{Fault::unavailable, "the desk is stopping"};
    if (secret->token)
        co_await run_on(around.writer, Writer::Lane::work, [&](Connection& store) -> Result<bool> {
            auto const done = store.mailboxes().note_token(mailbox.name, present());
            return done ? Result<bool>{true} : std::unexpected(done.error());
        });
    mailbox.session = std::make_unique<ImapSession>(around, mailbox.settings);
    co_return co_await mailbox.session->run(*std::move(secret));
}

asio::awaitable<Result<ImapSecret>> Mailboxes::Work::secret_of(Attended const& mailbox) {
    auto const read = [chosen = mailbox.settings]() -> asio::awaitable<Result<ImapSecret>> {
        co_return read_imap_secret(chosen);
    };
    co_return co_await asio::co_spawn(commands, read, asio::use_awaitable);
}

asio::awaitable<void> Mailboxes::Work::note_failure(Attended& mailbox, Error error) {
    log_failure(mailbox, error);
    auto const house = around.house();
    auto const told = co_await run_on(around.writer, Writer::Lane::work, [&](Connection& store) {
        return write_failure(store, *house, mailbox.name, error.what);
    });
    if (told && *told) around.mails_queued();
}

/// True if the coordinators are told.
Result<bool> Mailboxes::Work::write_failure(Connection& store, House const& house, std::string const& name,
                                            std::string const& why) const {
    auto progress = store.mailboxes();
    auto const now = present();
    if (auto const done = progress.note_failure(name, why, now); !done) return std::unexpected(done.error());
    auto const state = progress.load(name);
    if (!state) return std::unexpected(state.error());
    if (state->told || now - state->last_good() < around.patience.tell_after) return false;
    auto const notice = notice_of_silence(name, state->last_good(), why, house, now);
    if (!notice) return false;
    if (auto const added = store.outbox().add(*notice, now); !added) return std::unexpected(added.error());
    auto const done = progress.note_told(name, now);
    return done ? Result<bool>{true} : std::unexpected(done.error());
}

/// What may pass is told once, and becomes an error when it has not passed for an hour; what needs a person is one at
/// once. Errors are told every hour.
void Mailboxes::Work::log_failure(Attended& mailbox, Error const& error) {
    auto const now = Clock::now();
    bool const first = !std::exchange(mailbox.lost_logged, true);
    if (first) mailbox.error_logged = is_for_a_person(error.fault) ? now - error_again : now;
    bool const is_error = now - *mailbox.error_logged >= error_again;
    if (is_error) mailbox.error_logged = now;
    if (!first && !is_error) return;
    log(is_error ? LogEvent::mailbox_fails : LogEvent::mailbox_lost,
        {{LogKey::mailbox, mailbox.name}, {LogKey::cause, error.what}});
}

Mailboxes::Mailboxes(asio::any_io_executor const& loop, Surroundings around, std::vector<ImapSettings> settings)
    : work_(std::make_shared<Work>(loop, std::move(around), std::move(settings))) {}

Mailboxes::~Mailboxes() = default;

asio::awaitable<void> Mailboxes::run() {
    auto const work = work_;
    while (!work->stopping) {
        work->start_and_stop();
        co_await work->bell.sleep(longest_sleep);
    }
    work->start_and_stop();
    work->curl.abort_all();
    while (work->running > 0) co_await work->bell.sleep(longest_sleep);
}

void Mailboxes::use(std::vector<ImapSettings> settings, std::uint64_t max_size) {
    work_->settings = std::move(settings);
    work_->around.max_size = max_size;
    work_->bell.wake();
}

void Mailboxes::stop() {
    work_->stopping = true;
    work_->bell.wake();
}

} // namespace liaison
