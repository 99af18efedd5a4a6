// One connection of a mail server to us: the thin shell between a socket and an LmtpConversation.
#pragma once
#include "daemon/lmtp/lmtp_conversation.hpp"
#include "store/writer.hpp"
#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace liaison {

namespace asio = boost::asio;

class LmtpSession;

/// What the sessions of a server share; all but the writer belongs to the loop's thread.
struct LmtpSurroundings {
    LmtpTerms terms;
    MemoryBudget budget;
    Writer& writer;
    std::function<void()> mail_accepted; ///< called after each mail that was kept
    std::unordered_set<LmtpSession*> sessions;
    std::vector<char> input; ///< whoever reads has it until it waits for something: idle sessions need none
};

class LmtpSession {
public:
    using Socket = asio::generic::stream_protocol::socket;
    using Clock = std::chrono::steady_clock;

    LmtpSession(Socket socket, std::shared_ptr<LmtpSurroundings> around, std::int64_t number);
    LmtpSession(LmtpSession const&) = delete;
    LmtpSession& operator=(LmtpSession const&) = delete;
    ~LmtpSession();

    /// Lives as long as the connection. Never throws for what the peer does.
    [[nodiscard]] asio::awaitable<void> run();

    /// Since when the peer has let us wait for a command, or for a good piece of a mail; nothing while it waits for us.
    [[nodiscard]] std::optional<Clock::time_point> waiting_since() const { return waiting_since_; }
    /// Says `farewell` and hangs up: at once when no mail is being received, else behind that mail.
    void finish(SmtpReply farewell);
    /// Hangs up at once, saying `farewell` if the peer still reads.
    void abort(SmtpReply farewell);

private:
    [[nodiscard]] asio::awaitable<bool> send_replies();
    [[nodiscard]] asio::awaitable<std::string_view> receive();
    [[nodiscard]] asio::awaitable<void> converse(std::string_view input);
    [[nodiscard]] asio::awaitable<void> settle();
    [[nodiscard]] asio::awaitable<void> keep_mail();
    void note_progress(std::size_t octets);
    [[nodiscard]] bool is_over() const;
    void say_farewell();

    std::shared_ptr<LmtpSurroundings> around_; ///< a session may outlive its server, not the loop
    Socket socket_;
    std::int64_t number_;
    LmtpConversation conversation_;
    std::string pending_; ///< came behind a mail that was being settled
    std::optional<Clock::time_point> waiting_since_;
    Clock::time_point progress_ = Clock::now(); ///< when the peer last sent something whole
    std::size_t octets_since_progress_ = 0;
    std::optional<SmtpReply> farewell_;
    bool aborted_ = false;
};

} // namespace liaison
