// Where mail servers find us: the listening sockets and the sessions behind them.
#pragma once
#include "config/config.hpp"
#include "daemon/lmtp/lmtp_session.hpp"
#include "daemon/net/acceptors.hpp"
#include "daemon/wakeup.hpp"
#include <boost/asio/io_context.hpp>

namespace liaison {

/// Belongs to the loop's thread.
class LmtpServer {
public:
    /// `is_ours` says whether an addr-spec is the desk's; `mail_accepted` is called after each mail that was kept.
    LmtpServer(asio::io_context& loop, Writer& writer, LmtpSettings const& settings,
               std::function<bool(std::string_view)> is_ours, std::function<void()> mail_accepted);

    /// Accepts connections at `socket` from now on.
    void listen(ListeningSocket socket) { acceptors_.listen(std::move(socket)); }
    /// New limits, from the next mail on.
    void set_limits(LmtpSettings const& settings);
    /// Accepts nothing new and ends the sessions, those that are receiving a mail behind it.
    void stop();
    [[nodiscard]] std::size_t sessions() const { return around_->sessions.size(); }

private:
    [[nodiscard]] asio::awaitable<void> serve(LmtpSession::Socket socket);
    [[nodiscard]] asio::awaitable<void> end_idle_sessions();
    void welcome(LmtpSession::Socket socket);
    void refuse(LmtpSession::Socket& socket, std::string_view why);
    void end_those_idle_since(LmtpSession::Clock::time_point limit);

    asio::io_context& loop_;
    std::shared_ptr<LmtpSurroundings> around_;
    std::size_t max_sessions_;
    int last_descriptor_; ///< the highest one that a session may take
    std::chrono::seconds idle_timeout_;
    Wakeup first_session_;
    std::int64_t last_number_ = 0;
    Acceptors acceptors_;
};

} // namespace liaison
