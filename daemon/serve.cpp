#include "daemon/serve.hpp"
#include "daemon/commands/settings.hpp"
#include "daemon/courier/courier.hpp"
#include "daemon/imap/mailboxes.hpp"
#include "daemon/intake.hpp"
#include "daemon/lmtp/lmtp_server.hpp"
#include "daemon/lmtp/lmtp_sockets.hpp"
#include "daemon/log.hpp"
#include "daemon/process_setup.hpp"
#include "daemon/raw_keeper.hpp"
#include "daemon/reminder_clock.hpp"
#include "daemon/run_on_writer.hpp"
#include "daemon/service_manager.hpp"
#include "daemon/structure_check.hpp"
#include "daemon/web/watching.hpp"
#include "daemon/web/web_server.hpp"
#include "store/key_file.hpp"
#include "store/process_lock.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <tuple>
#include <unistd.h>

namespace liaison {
namespace {

using namespace std::chrono_literals;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto longest_stop = 9s; // of the ten that are promised
constexpr auto stop_step = 20ms;
constexpr auto after_failure = 5s;

/// With the key of the store that is in use.
Result<std::shared_ptr<House const>> shared_house(Config const& config, std::filesystem::path const& store) {
    auto const key = load_or_make_key(store);
    if (!key) return std::unexpected(key.error());
    auto house = make_house(config, *key);
    if (!house) return std::unexpected(house.error());
    return std::make_shared<House const>(std::move(*house));
}

std::vector<std::string> written(std::vector<Endpoint> const& endpoints) {
    std::vector<std::string> addresses;
    for (auto const& endpoint : endpoints) addresses.push_back(write_endpoint(endpoint));
    return addresses;
}

/// What must be had before the daemon can run; each may fail for a reason that a person can remove.
struct Foundation {
    ProcessLock lock;
    std::unique_ptr<StructureCheck> structure;
    std::shared_ptr<House const> house;
    std::unique_ptr<Connection> writing;
    std::unique_ptr<Connection> reading;
    std::vector<ListeningSocket> sockets;
    std::vector<ListeningSocket> web_sockets;
};

Result<std::vector<ListeningSocket>> sockets_at(std::vector<Endpoint> const& endpoints) {
    std::vector<ListeningSocket> sockets;
    for (auto const& endpoint : endpoints) {
        auto socket = ListeningSocket::open(endpoint);
        if (!socket) return std::unexpected(socket.error());
        sockets.push_back(std::move(*socket));
    }
    return sockets;
}

Result<Foundation> lay_foundation(Config const& config) {
    auto lock = ProcessLock::take(config.store);
    if (!lock) return std::unexpected(lock.error());
    auto writing = Connection::open(config.store, Opening::create);
    if (!writing) return std::unexpected(writing.error());
    auto structure = std::make_unique<StructureCheck>(config.store);
    if (auto const sound = structure->before_start(**writing); !sound) return std::unexpected(sound.error());
    auto house = shared_house(config, config.store);
    if (!house) return std::unexpected(house.error());
    auto const released = (*writing)->transact([](Connection& store) { return store.inbox().release_claims(); });
    if (!released) return std::unexpected(released.error());
    auto reading = Connection::open(config.store, Opening::read_only);
    if (!reading) return std::unexpected(reading.error());
    auto sockets = lmtp_sockets(config.lmtp.listen);
    if (!sockets) return std::unexpected(sockets.error());
    auto web_sockets = sockets_at(config.web.listen);
    if (!web_sockets) return std::unexpected(web_sockets.error());
    return Foundation{std::move(*lock),    std::move(structure), std::move(*house),      std::move(*writing),
                      std::move(*reading), std::move(*sockets),  std::move(*web_sockets)};
}

/// The running daemon: everything there is, in the order in which it depends on one another.
class Daemon {
public:
    /// `loop` and `signals` outlive it: a signal that comes while the foundation is laid waits for run().
    Daemon(Config const& config, Foundation foundation, asio::io_context& loop, asio::signal_set& signals)
        : config_(config),
          lock_(std::move(foundation.lock)),
          house_(std::move(foundation.house)),
          loop_(loop),
          signals_(signals),
          writer_(std::move(foundation.writing)),
          reader_(std::move(foundation.reading)),
          structure_(std::move(foundation.structure)),
          intake_(loop_.get_executor(), {.writer = writer_,
                                         .reader = *reader_,
                                         .house = [this] { return house_; },
                                         .mails_queued = [this] { courier_.wake(); },
                                         .store_changed = [this] { reminders_.wake(); }}),
          courier_(loop_.get_executor(), writer_, config.smtp, [this] { return house_; }),
          reminders_(loop_.get_executor(), {.writer = writer_,
                                            .reader = *reader_,
                                            .house = [this] { return house_; },
                                            .mails_queued = [this] { courier_.wake(); }}),
          lmtp_(
              loop_, writer_, config.lmtp, [this](std::string_view spec) { return house_->desk.owns(spec); },
              [this] { intake_.wake(); }),
          mailboxes_(loop_.get_executor(),
                     {.writer = writer_,
                      .house = [this] { return house_; },
                      .mail_accepted = [this] { intake_.wake(); },
                      .mails_queued = [this] { courier_.wake(); },
                      .max_size = config.lmtp.max_size,
                      .patience = usual_patience()},
                     config.imap),
          raw_keeper_(loop_.get_executor(), writer_, config.keep_raw) {
        for (auto& socket : foundation.sockets) {
            listening_.push_back(write_endpoint(socket.endpoint()));
            lmtp_.listen(std::move(socket));
        }
        if (!foundation.web_sockets.empty()) let_watch(std::move(foundation.web_sockets));
    }

    /// Until a signal ends it. Errors: io: the store turned out to be damaged.
    [[nodiscard]] Done run() {
        log(LogEvent::daemon_started, {{LogKey::version, LIAISOND_VERSION}, {LogKey::pid, ::getpid()}});
        for (auto const& address : listening_) log(LogEvent::lmtp_listening, {{LogKey::address, address}});
        for (auto const& address : web_listening_) log(LogEvent::web_listening, {{LogKey::address, address}});
        start("courier", [this] { return courier_.run(); });
        start("intake", [this] { return intake_.run(); });
        start("reminders", [this] { return reminders_.run(); });
        start("mailboxes", [this] { return mailboxes_.run(); });
        start("keep_raw", [this] { return raw_keeper_.run(); });
        start("structure", [this] { return check_structure(); });
        start("signals", [this] { return obey_signals(); });
        asio::co_spawn(loop_, keep_watchdog_quiet(), asio::detached);
        return_unused_memory();
        tell_ready(status());
        loop_.run();
        log(LogEvent::daemon_stopped);
        return sound_;
    }

private:
    /// Where nobody may ask nothing of it exists.
    void let_watch(std::vector<ListeningSocket> sockets) {
        watching_ =
            std::make_unique<Watching>(loop_,
                                       Watching::Surroundings{.writer = writer_,
                                                              .reader = *reader_,
                                                              .house = [this] { return house_; },
                                                              .lmtp_sessions = [this] { return lmtp_.sessions(); }},
                                       config_);
        web_ =
            std::make_unique<WebServer>(loop_, [this](std::string path) { return watching_->answer(std::move(path)); });
        for (auto& socket : sockets) {
            web_listening_.push_back(write_endpoint(socket.endpoint()));
            web_->listen(std::move(socket));
        }
    }

    using Part = std::function<asio::awaitable<void>()>;

    void start(std::string_view name, Part run) {
        ++parts_;
        asio::co_spawn(loop_, keep_running(name, std::move(run)), [this](std::exception_ptr const& thrown) {
            --parts_;
            if (thrown) std::rethrow_exception(thrown);
        });
    }

    /// An exception is a bug of ours or a want of memory: the part begins anew, the others never notice.
    asio::awaitable<void> keep_running(std::string_view name, Part run) {
        while (!stopping_) {
            auto const failure = co_await failure_of(run());
            if (failure.empty()) co_return;
            log(LogEvent::daemon_failed, {{LogKey::kind, name}, {LogKey::cause, failure}});
            asio::steady_timer pause{loop_, after_failure};
            co_await pause.async_wait(as_result);
        }
    }

    static asio::awaitable<std::string> failure_of(asio::awaitable<void> work) {
        try {
            co_await std::move(work);
        } catch (std::exception const& exception) {
            co_return exception.what();
        }
        co_return std::string{};
    }

    [[nodiscard]] std::string status() const { return fmt::format("LMTP at {}", fmt::join(listening_, ", ")); }

    /// The service manager hears of us only when this loop runs and the writer's thread takes jobs: an empty one,
    /// whatever the store said to it, shows that.
    asio::awaitable<void> keep_watchdog_quiet() {
        auto const interval = watchdog_interval();
        if (!interval) co_return;
        asio::steady_timer timer{loop_};
        for (;;) {
            std::ignore = co_await run_on(writer_, Writer::Lane::accept, [](Connection&) { return Done{}; });
            tell_alive();
            timer.expires_after(*interval);
            co_await timer.async_wait(as_result);
        }
    }

    /// A damaged store ends the daemon as it would have kept it from starting.
    asio::awaitable<void> check_structure() {
        auto sound = co_await structure_->run();
        if (sound || stopping_) co_return;
        log(LogEvent::daemon_failed, {{LogKey::kind, "structure"}, {LogKey::cause, sound.error().what}});
        if (!is_damage(sound.error())) co_return;
        sound_ = std::move(sound);
        signals_.cancel();
    }

    asio::awaitable<void> obey_signals() {
        for (;;) {
            auto const [error, signal] = co_await signals_.async_wait(as_result);
            if (error || signal != SIGHUP) break;
            tell_reloading();
            reload();
            tell_ready(status());
        }
        co_await stop();
    }

    /// All or nothing: what is wrong in any file leaves everything as it was.
    void reload() {
        auto config = load_config(config_.file);
        if (!config) {
            for (auto const& problem : config.error())
                log(LogEvent::configuration_refused, {{LogKey::cause, write_problem(problem)}});
            return;
        }
        auto house = shared_house(*config, config_.store);
        if (!house) return log(LogEvent::configuration_refused, {{LogKey::cause, house.error().what}});
        keep_unchangeable(*config);
        house_ = std::move(*house);
        lmtp_.set_limits(config->lmtp);
        courier_.use(config->smtp);
        reminders_.reconsider();
        mailboxes_.use(config->imap, config->lmtp.max_size);
        raw_keeper_.use(config->keep_raw);
        if (watching_) watching_->use(*config);
        start_log(config->log);
        log(LogEvent::configuration_loaded, {{LogKey::file, config->file.string()}});
        config_ = std::move(*config);
    }

    /// What needs a restart stays as it is, and is told at each reload until then.
    void keep_unchangeable(Config& config) const {
        auto const keep = [](std::string_view key, auto& wanted, auto const& used, auto what_counts) {
            if (what_counts(wanted) != what_counts(used))
                log(LogEvent::restart_needed, {{LogKey::reason, fmt::format("{} changed", key)}});
            wanted = used;
        };
        keep("lmtp.listen", config.lmtp.listen, config_.lmtp.listen, &written);
        keep("web.listen", config.web.listen, config_.web.listen, &written);
        keep("store.path", config.store, config_.store, std::identity{});
        keep("log.format", config.log.format, config_.log.format, std::identity{});
    }

    /// Mails in hand are finished; whoever takes longer than we may keeps his mail and brings it again.
    asio::awaitable<void> stop() {
        stopping_ = true;
        tell_stopping();
        log(LogEvent::daemon_stopping, {{LogKey::count, lmtp_.sessions()}});
        lmtp_.stop();
        if (web_) web_->stop();
        structure_->stop();
        mailboxes_.stop();
        intake_.stop();
        reminders_.stop();
        raw_keeper_.stop();
        courier_.stop();
        auto const deadline = std::chrono::steady_clock::now() + longest_stop;
        asio::steady_timer timer{loop_};
        // This coroutine is the last part to end.
        while ((lmtp_.sessions() > 0 || parts_ > 1) && std::chrono::steady_clock::now() < deadline) {
            timer.expires_after(stop_step);
            co_await timer.async_wait(as_result);
        }
        loop_.stop();
    }

    Config config_;
    ProcessLock lock_;
    std::shared_ptr<House const> house_;
    std::vector<std::string> listening_;
    std::vector<std::string> web_listening_;
    asio::io_context& loop_;
    asio::signal_set& signals_;
    Writer writer_;                      ///< behind the loop: it ends before it, and what it resumes there still stands
    std::unique_ptr<Connection> reader_; ///< behind the writer, which closes last and then copies the log into the file
    std::unique_ptr<StructureCheck> structure_;
    Intake intake_;
    Courier courier_;
    ReminderClock reminders_;
    LmtpServer lmtp_;
    Mailboxes mailboxes_;
    RawKeeper raw_keeper_;
    std::unique_ptr<Watching> watching_;
    std::unique_ptr<WebServer> web_;
    int parts_ = 0;
    bool stopping_ = false;
    Done sound_; ///< the store
};

} // namespace

Done serve(Config const& config) {
    set_up_process();
    start_log(config.log);
    asio::io_context loop{1};
    asio::signal_set signals{loop, SIGTERM, SIGINT, SIGHUP};
    auto foundation = lay_foundation(config);
    if (!foundation) return std::unexpected(foundation.error());
    return Daemon{config, std::move(*foundation), loop, signals}.run();
}

} // namespace liaison
