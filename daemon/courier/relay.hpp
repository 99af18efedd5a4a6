// Where the desk's mail goes: the SMTP relay with its connections, or a Maildir in its place.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "daemon/courier/relay_connection.hpp"
#include "daemon/courier/smtp_verdict.hpp"
#include "daemon/net/curl_loop.hpp"
#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace liaison {

/// What one attempt came to.
struct Delivery {
    std::vector<Verdict> verdicts;    ///< one for each recipient, in order
    std::optional<Error> unreachable; ///< the relay cannot be used at all, as no_connection() or read_secret() says
};

class Relay {
public:
    Relay(asio::any_io_executor loop, SmtpSettings settings, RelayLimits limits);
    ~Relay();

    /// Hands one mail over; on a connection that is open, else on a new one. The content must live until then.
    [[nodiscard]] asio::awaitable<Delivery> deliver(std::string sender, std::vector<std::string> recipients,
                                                    OutgoingContent const& content);
    /// Says good-bye on connections that carried nothing for ten seconds.
    void close_idle();
    /// Ends everything that runs, as if the connections were lost.
    void abort();
    /// The URL or the Maildir, for the log.
    [[nodiscard]] std::string name() const;

private:
    using Connection = std::unique_ptr<RelayConnection>;
    struct Idle {
        Connection connection;
        std::chrono::steady_clock::time_point since;
    };
    struct Password {
        std::string text;
        std::chrono::steady_clock::time_point read;
    };

    [[nodiscard]] asio::awaitable<Delivery> write_to_maildir(std::string sender, std::vector<std::string> recipients,
                                                             OutgoingContent const& content);
    [[nodiscard]] asio::awaitable<Transfer> transfer(Connection& connection, RelayEnvelope envelope,
                                                     OutgoingContent const& content);
    [[nodiscard]] asio::awaitable<Result<Connection>> connect();
    [[nodiscard]] asio::awaitable<Result<std::string>> password();
    [[nodiscard]] Connection take_idle();
    void keep(Connection connection);

    asio::any_io_executor loop_;
    SmtpSettings settings_;
    RelayLimits limits_;
    asio::thread_pool files_{1}; ///< Maildir, password file and command block
    CurlLoop curl_;
    std::vector<Idle> idle_;
    std::set<RelayConnection*> busy_;
    std::optional<Password> password_;
    bool aborted_ = false;
};

} // namespace liaison
