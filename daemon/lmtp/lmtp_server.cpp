#include "daemon/lmtp/lmtp_server.hpp"
#include "daemon/log.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <limits>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace liaison {
namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t input_size = 64 * 1024;
constexpr int looks_per_timeout = 10;

/// Descriptors are given out from below; the last ones are for the store, the relay and the reading of documents, so
/// that what was accepted is not processed with half the means.
int last_descriptor_of_sessions() {
    constexpr rlim_t reserved = 64;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > std::numeric_limits<int>::max())
        return std::numeric_limits<int>::max();
    return static_cast<int>(limit.rlim_cur - std::min(reserved, limit.rlim_cur / 2));
}

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || name.front() == '\0') return "localhost";
    return name.data();
}

/// Whoever runs the loop gets the exception: without its clock sessions would stay for ever.
void or_die(std::exception_ptr const& thrown) {
    if (thrown) std::rethrow_exception(thrown);
}

SmtpReply too_many_sessions() { return {421, "4.3.2", "too many sessions, try again later"}; }
SmtpReply going_down() { return {421, "4.3.2", "going down, try again later"}; }
SmtpReply idle_too_long() { return {421, "4.4.2", "idle too long"}; }

/// Small replies must not wait for the peer's acknowledgement of earlier ones.
void send_without_delay(LmtpSession::Socket& socket) {
    boost::system::error_code not_tcp;
    socket.set_option(asio::ip::tcp::no_delay{true}, not_tcp);
}

} // namespace

LmtpServer::LmtpServer(asio::io_context& loop, Writer& writer, LmtpSettings const& settings,
                       std::function<bool(std::string_view)> is_ours, std::function<void()> mail_accepted)
    : loop_(loop),
      around_(new LmtpSurroundings{.terms = {.host = host_name(), .is_ours = std::move(is_ours)},
                                   .budget = MemoryBudget{settings.memory},
                                   .writer = writer,
                                   .mail_accepted = std::move(mail_accepted),
                                   .sessions = {},
                                   .input = std::vector<char>(input_size)}),
      max_sessions_(settings.max_sessions),
      last_descriptor_(last_descriptor_of_sessions()),
      idle_timeout_(settings.idle_timeout),
      first_session_(loop.get_executor()),
      acceptors_(
          loop, [this](LmtpSession::Socket socket) { welcome(std::move(socket)); },
          [](std::string const& cause) { log(LogEvent::lmtp_accept_failed, {{LogKey::cause, cause}}); }) {
    set_limits(settings);
    asio::co_spawn(loop_, end_idle_sessions(), or_die);
}

void LmtpServer::set_limits(LmtpSettings const& settings) {
    around_->terms.max_size = settings.max_size;
    around_->terms.max_recipients = settings.max_recipients;
    around_->terms.max_errors = settings.max_errors;
    around_->budget.set_limit(settings.memory);
    max_sessions_ = settings.max_sessions;
    idle_timeout_ = settings.idle_timeout;
}

void LmtpServer::welcome(LmtpSession::Socket socket) {
    send_without_delay(socket);
    if (sessions() >= max_sessions_) return refuse(socket, "too many sessions");
    if (socket.native_handle() > last_descriptor_) return refuse(socket, "too few descriptors");
    asio::co_spawn(loop_, serve(std::move(socket)), [](std::exception_ptr const& thrown) {
        if (thrown) log(LogEvent::session_failed, {{LogKey::cause, what_of(thrown)}});
    });
}

void LmtpServer::refuse(LmtpSession::Socket& socket, std::string_view why) {
    log(LogEvent::session_refused, {{LogKey::count, sessions()}, {LogKey::reason, why}});
    boost::system::error_code ignored;
    auto const reply = write_reply(too_many_sessions());
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(reply), ignored);
}

asio::awaitable<void> LmtpServer::serve(LmtpSession::Socket socket) {
    auto const number = ++last_number_;
    LmtpSession session{std::move(socket), around_, number};
    if (sessions() == 1) first_session_.wake();
    log(LogEvent::session_opened, {{LogKey::session, number}});
    co_await session.run();
    log(LogEvent::session_closed, {{LogKey::session, number}});
}

/// One clock for all sessions: none has a timer of its own, and without sessions nothing ticks.
asio::awaitable<void> LmtpServer::end_idle_sessions() {
    for (;;) {
        if (sessions() == 0) co_await first_session_.sleep(std::chrono::hours{24});
        auto const until = std::chrono::duration_cast<std::chrono::milliseconds>(idle_timeout_) / looks_per_timeout;
        asio::steady_timer timer{loop_, until};
        co_await timer.async_wait(as_result);
        end_those_idle_since(LmtpSession::Clock::now() - idle_timeout_);
    }
}

void LmtpServer::end_those_idle_since(LmtpSession::Clock::time_point limit) {
    for (auto* const session : around_->sessions) {
        auto const since = session->waiting_since();
        if (since && *since <= limit) session->abort(idle_too_long());
    }
}

void LmtpServer::stop() {
    acceptors_.stop();
    for (auto* const session : around_->sessions) session->finish(going_down());
}

} // namespace liaison
