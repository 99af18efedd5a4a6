// A connection to the relay that libcurl made, protected and logged in; the mails' dialogue on it is ours.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "daemon/courier/outgoing_stream.hpp"
#include "daemon/courier/relay_dialogue.hpp"
#include "daemon/net/curl_connection.hpp"
#include <chrono>
#include <memory>
#include <string>

namespace liaison {

/// How long the relay may take (RFC 5321 4.5.3.2).
struct RelayLimits {
    std::chrono::milliseconds connect = std::chrono::seconds{30}; ///< TCP, TLS, greeting, EHLO, AUTH together
    std::chrono::milliseconds command = std::chrono::minutes{5};
    std::chrono::milliseconds data = std::chrono::minutes{2};  ///< the reply to DATA
    std::chrono::milliseconds block = std::chrono::minutes{3}; ///< to take a piece of the content
    std::chrono::milliseconds final_dot = std::chrono::minutes{10};
    std::chrono::milliseconds farewell = std::chrono::seconds{8}; ///< for all mails in hand when the desk stops
    std::uint64_t octets_per_second = 10'000; ///< slower than that, beyond the first five minutes, is given up
};

class RelayConnection {
public:
    /// Errors: as no_connection().
    [[nodiscard]] static asio::awaitable<Result<std::unique_ptr<RelayConnection>>>
    open(CurlLoop& curl, asio::any_io_executor loop, SmtpSettings const& settings, std::string const& password,
         RelayLimits const& limits);
    RelayConnection(RelayConnection const&) = delete;
    RelayConnection& operator=(RelayConnection const&) = delete;
    ~RelayConnection(); ///< says QUIT where the dialogue allows it, without waiting for the answer

    /// Plays the dialogue for one mail. Never fails: what went wrong is in the transfer.
    [[nodiscard]] asio::awaitable<Transfer> deliver(RelayEnvelope envelope, OutgoingContent const& content);
    /// Whether another mail may go this way, as far as can be seen from here.
    [[nodiscard]] bool is_usable();
    /// Ends the dialogue that runs, as if the connection were lost.
    void abort();

private:
    using Deadline = CurlConnection::Deadline;

    RelayConnection(CurlLoop& curl, asio::any_io_executor const& loop, RelayLimits const& limits);
    void set_up(SmtpSettings const& settings, std::string const& password);
    [[nodiscard]] asio::awaitable<void> send_commands(RelayDialogue& dialogue);
    [[nodiscard]] asio::awaitable<void> await_reply(RelayDialogue& dialogue);
    [[nodiscard]] asio::awaitable<void> send_content(RelayDialogue& dialogue, OutgoingContent const& content);
    [[nodiscard]] asio::awaitable<Done> send_pieces(OutgoingContent const& content, DotStuffer& stuffer);
    [[nodiscard]] asio::awaitable<Result<RelayReply>> receive(Deadline deadline);
    [[nodiscard]] std::chrono::milliseconds limit_of(SmtpStage stage) const;

    RelayLimits limits_;
    CurlConnection connection_;
    RelayOffers offers_;
    RelayReplyReader replies_;
    bool usable_ = false;
};

} // namespace liaison
