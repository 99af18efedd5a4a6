#include "daemon/relay_connection.hpp"
#include "core/text.hpp"
#include "daemon/log.hpp"
#include "daemon/relay_security.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

namespace liaison {

using namespace asio::experimental::awaitable_operators;
using Clock = std::chrono::steady_clock;

namespace {

void log_lines(std::string_view who, std::string_view lines) {
    if (!is_logged(LogEvent::dialogue_line)) return;
    for (auto const line : split(trimmed(lines), '\n'))
        log(LogEvent::dialogue_line, {{LogKey::relay, who}, {LogKey::line, trimmed(line)}});
}

// Without it the second of two replies waits 40 ms: the relay's kernel holds it back until the first is acknowledged,
// and ours is slow to acknowledge.
void acknowledge_at_once(int socket) {
    int const on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

} // namespace

struct RelayConnection::Greeting {
    std::vector<std::string> offers; ///< the last reply of 250 lines, EHLO's
    std::string last_line;
    std::array<char, CURL_ERROR_SIZE> error{};

    // What was offered before STARTTLS does not count (RFC 3207 4.2): its 220 begins anew.
    static std::size_t on_line(char* text, std::size_t size, std::size_t count, void* self) {
        auto& greeting = *static_cast<Greeting*>(self);
        std::string_view const line{text, size * count};
        greeting.last_line = trimmed(line);
        if (line.starts_with("220")) greeting.offers.clear();
        if (line.starts_with("250")) greeting.offers.emplace_back(trimmed(line));
        return line.size();
    }
};

RelayConnection::RelayConnection(CurlLoop& curl, asio::any_io_executor const& loop, RelayLimits const& limits)
    : curl_(curl),
      limits_(limits),
      socket_(loop),
      timer_(loop),
      greeting_(std::make_unique<Greeting>()),
      handle_(curl_easy_init()) {
    if (handle_ == nullptr) throw std::bad_alloc{};
}

RelayConnection::~RelayConnection() {
    std::size_t sent = 0;
    if (usable_) curl_easy_send(handle_.get(), "QUIT\r\n", 6, &sent);
    curl_.remove(handle_.get());
}

asio::awaitable<Result<std::unique_ptr<RelayConnection>>>
RelayConnection::open(CurlLoop& curl, asio::any_io_executor loop, SmtpSettings const& settings,
                      std::string const& password, RelayLimits const& limits) {
    std::unique_ptr<RelayConnection> connection{new RelayConnection{curl, loop, limits}};
    auto code = connection->set_up(settings, password);
    if (code == CURLE_OK) code = co_await curl.perform(connection->handle_.get());
    auto const& greeting = *connection->greeting_;
    if (code != CURLE_OK) co_return std::unexpected(no_connection(code, greeting.last_line, greeting.error.data()));
    connection->offers_ = parse_relay_offers(greeting.offers);
    if (auto const adopted = connection->adopt_socket(); !adopted) co_return std::unexpected(adopted.error());
    co_return connection;
}

CURLcode RelayConnection::set_up(SmtpSettings const& settings, std::string const& password) {
    auto const security = relay_security(settings);
    auto code = CURLE_OK;
    auto const set = [&](CURLoption option, auto value) {
        if (code == CURLE_OK) code = curl_easy_setopt(handle_.get(), option, value);
    };
    set(CURLOPT_URL, settings.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECT_ONLY, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connect.count()));
    set(CURLOPT_ERRORBUFFER, greeting_->error.data());
    set(CURLOPT_HEADERFUNCTION, &Greeting::on_line);
    set(CURLOPT_HEADERDATA, greeting_.get());
    set(CURLOPT_USE_SSL, static_cast<long>(security.use));
    set(CURLOPT_SSL_VERIFYPEER, security.verifies ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, security.verifies ? 2L : 0L);
    if (!settings.ca_file.empty()) set(CURLOPT_CAINFO, settings.ca_file.c_str());
    if (settings.user.empty()) return code;
    set(CURLOPT_USERNAME, settings.user.c_str());
    set(CURLOPT_PASSWORD, password.c_str());
    return code;
}

Done RelayConnection::adopt_socket() {
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(handle_.get(), CURLINFO_ACTIVESOCKET, &socket);
    auto const own = socket == CURL_SOCKET_BAD ? -1 : ::dup(socket);
    if (own < 0) return failure(Fault::unavailable, "the connection was lost at once");
    socket_.assign(own);
    usable_ = true;
    return {};
}

asio::awaitable<Transfer> RelayConnection::deliver(RelayEnvelope envelope, OutgoingContent const& content) {
    RelayDialogue dialogue{std::move(envelope), offers_};
    usable_ = false;
    for (auto step = dialogue.step(); step != RelayDialogue::Step::ended; step = dialogue.step()) {
        switch (step) {
        case RelayDialogue::Step::send_commands: co_await send_commands(dialogue); break;
        case RelayDialogue::Step::read_reply: co_await await_reply(dialogue); break;
        case RelayDialogue::Step::send_content: co_await send_content(dialogue, content); break;
        case RelayDialogue::Step::ended: break;
        }
    }
    usable_ = dialogue.leaves_connection_usable();
    co_return dialogue.transfer();
}

asio::awaitable<void> RelayConnection::send_commands(RelayDialogue& dialogue) {
    auto const group = dialogue.commands();
    log_lines("to", group);
    auto const sent = co_await send(group, Clock::now() + limits_.command);
    if (!sent) dialogue.lost(sent.error().what);
}

asio::awaitable<void> RelayConnection::await_reply(RelayDialogue& dialogue) {
    auto reply = co_await receive(Clock::now() + limit_of(dialogue.stage()));
    if (reply)
        dialogue.replied(*std::move(reply));
    else
        dialogue.lost(reply.error().what);
}

asio::awaitable<void> RelayConnection::send_content(RelayDialogue& dialogue, OutgoingContent const& content) {
    DotStuffer stuffer;
    auto sent = co_await send_pieces(content, stuffer);
    if (sent) {
        dialogue.content_ends();
        sent = co_await send(stuffer.final_dot(), Clock::now() + limits_.block);
    }
    if (sent) co_return;
    // A relay that cuts a mail off often says why before it hangs up.
    auto last_words = co_await receive(Clock::now() + std::chrono::seconds{1});
    if (last_words && dialogue.stage() == SmtpStage::content) dialogue.replied(*std::move(last_words));
    dialogue.lost(sent.error().what);
}

asio::awaitable<Done> RelayConnection::send_pieces(OutgoingContent const& content, DotStuffer& stuffer) {
    auto const allowance = std::chrono::seconds{content.size() / std::max<std::uint64_t>(limits_.octets_per_second, 1)};
    auto const whole = Clock::now() + std::chrono::minutes{5} + allowance;
    OutgoingStream stream{content};
    for (auto piece = stream.next(); !piece.empty(); piece = stream.next()) {
        auto sent = co_await send(stuffer.stuff(piece), std::min(whole, Clock::now() + limits_.block));
        if (!sent) co_return sent;
    }
    co_return Done{};
}

asio::awaitable<Done> RelayConnection::send(std::string_view octets, Deadline deadline) {
    while (!octets.empty()) {
        std::size_t sent = 0;
        auto const code = curl_easy_send(handle_.get(), octets.data(), octets.size(), &sent);
        octets.remove_prefix(sent);
        if (code == CURLE_OK) continue;
        if (code != CURLE_AGAIN) co_return failure(Fault::unavailable, words_of(code));
        auto ready = co_await wait(false, deadline);
        if (!ready) co_return ready;
    }
    co_return Done{};
}

asio::awaitable<Result<RelayReply>> RelayConnection::receive(Deadline deadline) {
    for (;;) {
        auto reply = replies_.next();
        if (!reply) co_return std::unexpected(reply.error());
        if (*reply) {
            log_lines("from", (*reply)->words());
            co_return **std::move(reply);
        }
        std::array<char, 4096> buffer;
        std::size_t count = 0;
        auto const code = curl_easy_recv(handle_.get(), buffer.data(), buffer.size(), &count);
        if (code == CURLE_AGAIN) {
            auto const ready = co_await wait(true, deadline);
            if (!ready) co_return std::unexpected(ready.error());
        } else if (code != CURLE_OK || count == 0) {
            co_return failure(Fault::unavailable, code == CURLE_OK ? "the relay hung up" : words_of(code));
        } else {
            replies_.feed({buffer.data(), count});
        }
    }
}

asio::awaitable<Done> RelayConnection::wait(bool input, Deadline deadline) {
    if (aborted_) co_return failure(Fault::unavailable, "the desk is stopping");
    auto const type = input ? asio::posix::stream_descriptor::wait_read : asio::posix::stream_descriptor::wait_write;
    if (input) acknowledge_at_once(socket_.native_handle());
    timer_.expires_at(deadline);
    auto const first = co_await (socket_.async_wait(type, asio::as_tuple(asio::use_awaitable)) ||
                                 timer_.async_wait(asio::as_tuple(asio::use_awaitable)));
    if (aborted_) co_return failure(Fault::unavailable, "the desk is stopping");
    if (first.index() == 1) co_return failure(Fault::unavailable, "the relay did not answer in time");
    co_return Done{};
}

bool RelayConnection::is_usable() {
    if (!usable_) return false;
    // Between two mails the relay has nothing to say: octets are its 421, no octets its end of the connection.
    std::array<char, 512> buffer;
    std::size_t count = 0;
    usable_ = curl_easy_recv(handle_.get(), buffer.data(), buffer.size(), &count) == CURLE_AGAIN;
    return usable_;
}

void RelayConnection::abort() {
    aborted_ = true;
    socket_.cancel();
}

std::chrono::milliseconds RelayConnection::limit_of(SmtpStage stage) const {
    switch (stage) {
    case SmtpStage::connect:
    case SmtpStage::sender:
    case SmtpStage::recipients:
    case SmtpStage::ended: return limits_.command;
    case SmtpStage::data: return limits_.data;
    case SmtpStage::content: return limits_.block;
    case SmtpStage::final_dot: return limits_.final_dot;
    }
    std::unreachable();
}

std::string RelayConnection::words_of(CURLcode code) const {
    return greeting_->error[0] == '\0' ? std::string{curl_easy_strerror(code)} : std::string{greeting_->error.data()};
}

} // namespace liaison
