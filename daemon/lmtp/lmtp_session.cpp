#include "daemon/lmtp/lmtp_session.hpp"
#include "core/crash_point.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "daemon/run_on_writer.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace liaison {
namespace {

/// So much of a mail is as good as a command: who drips octets is not heard for ever.
constexpr std::size_t good_piece = 4096;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

LmtpConversation::Trace trace_for(std::int64_t session) {
    if (!is_logged(LogEvent::dialogue_line)) return {};
    return [session](std::string_view line, std::string_view reply) {
        log(LogEvent::dialogue_line, {{LogKey::session, session}, {LogKey::line, line}, {LogKey::reply, reply}});
    };
}

} // namespace

LmtpSession::LmtpSession(Socket socket, std::shared_ptr<LmtpSurroundings> around, std::int64_t number)
    : around_(std::move(around)),
      socket_(std::move(socket)),
      number_(number),
      conversation_(around_->terms, around_->budget, trace_for(number)) {
    socket_.non_blocking(true);
    around_->sessions.insert(this);
}

LmtpSession::~LmtpSession() { around_->sessions.erase(this); }

asio::awaitable<void> LmtpSession::run() {
    while (co_await send_replies()) {
        if (is_over()) break;
        auto const input = co_await receive();
        if (input.empty()) break;
        co_await converse(input);
    }
    say_farewell();
}

/// All replies that have gathered, in one write; false if the connection is lost.
asio::awaitable<bool> LmtpSession::send_replies() {
    auto const replies = conversation_.take_replies();
    if (!replies.empty()) note_progress(good_piece);
    boost::system::error_code error;
    std::size_t sent = replies.empty() ? 0 : socket_.write_some(asio::buffer(replies), error);
    if (error == asio::error::would_block) error = {};
    if (!error && sent < replies.size()) {
        waiting_since_ = Clock::now();
        std::tie(error, sent) = co_await asio::async_write(socket_, asio::buffer(replies) + sent, as_result);
        waiting_since_.reset();
    }
    co_return !error;
}

/// What came in, in the shared buffer; empty at the end of the connection or when somebody ended it.
asio::awaitable<std::string_view> LmtpSession::receive() {
    for (;;) {
        waiting_since_ = progress_;
        auto [error] = co_await socket_.async_wait(Socket::wait_read, as_result);
        waiting_since_.reset();
        if (error || is_over()) co_return std::string_view{};
        auto const size = socket_.read_some(asio::buffer(around_->input), error);
        if (error == asio::error::would_block) continue;
        note_progress(size);
        co_return error ? std::string_view{} : std::string_view{around_->input.data(), size};
    }
}

void LmtpSession::note_progress(std::size_t octets) {
    octets_since_progress_ += octets;
    if (octets_since_progress_ < good_piece) return;
    octets_since_progress_ = 0;
    progress_ = Clock::now();
}

asio::awaitable<void> LmtpSession::converse(std::string_view input) {
    for (;;) {
        input.remove_prefix(conversation_.take(input));
        if (conversation_.wants() != LmtpConversation::Wants::settlement) break;
        std::string rest{input};
        pending_ = std::move(rest);
        co_await settle();
        input = pending_;
        if (is_over()) break;
    }
    pending_ = {};
}

asio::awaitable<void> LmtpSession::settle() {
    if (conversation_.fate() == DataFate::kept) {
        co_await keep_mail();
        co_return;
    }
    bool const large = conversation_.fate() == DataFate::too_large;
    log(LogEvent::mail_refused, {{LogKey::session, number_},
                                 {LogKey::from, conversation_.envelope().sender},
                                 {LogKey::reason, large ? "too large" : "the memory for mail is spent"}});
    conversation_.spoiled();
}

/// The order of this function is the promise: first durable, then 250.
asio::awaitable<void> LmtpSession::keep_mail() {
    auto const& envelope = conversation_.envelope();
    auto const& mail = conversation_.mail();
    auto const received = present();
    auto const id = co_await run_on(around_->writer, Writer::Lane::accept, [&](Connection& connection) {
        return connection.inbox().put(envelope, mail, received);
    });
    if (!id) {
        log(LogEvent::mail_not_kept,
            {{LogKey::session, number_}, {LogKey::from, envelope.sender}, {LogKey::cause, id.error().what}});
        conversation_.not_kept();
        co_return;
    }
    crash_point("accepted-before-reply");
    log(LogEvent::mail_accepted, {{LogKey::inbox, *id},
                                  {LogKey::from, envelope.sender},
                                  {LogKey::recipients, envelope.recipients.size()},
                                  {LogKey::size, mail.size()},
                                  {LogKey::session, number_}});
    conversation_.delivered(*id);
    around_->mail_accepted();
}

bool LmtpSession::is_over() const {
    if (conversation_.wants() == LmtpConversation::Wants::close || aborted_) return true;
    return farewell_ && !conversation_.is_receiving_mail();
}

void LmtpSession::finish(SmtpReply farewell) {
    farewell_ = std::move(farewell);
    if (is_over()) abort(*farewell_);
}

void LmtpSession::abort(SmtpReply farewell) {
    farewell_ = std::move(farewell);
    aborted_ = true;
    boost::system::error_code ignored;
    if (waiting_since_) socket_.cancel(ignored);
}

void LmtpSession::say_farewell() {
    if (!farewell_ || conversation_.wants() == LmtpConversation::Wants::close) return;
    boost::system::error_code ignored;
    auto const last = write_reply(*farewell_);
    socket_.write_some(asio::buffer(last), ignored);
}

} // namespace liaison
