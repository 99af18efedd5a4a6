// An SMTP server for tests that does as it is told: refuses, stalls, hangs up or lies at any stage.
#pragma once
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace liaison::test {

/// A mail that the relay took (its final dot was there), whatever it answered then.
struct RelayedMail {
    std::string sender;                  ///< the argument of MAIL
    std::vector<std::string> recipients; ///< the arguments of RCPT that were accepted
    std::string content;                 ///< dot-unstuffed
};

/// What it says to a line that begins with `line`. "greeting" is the connection itself, "content" the mail's first
/// octets, "." the final dot. Several replies are used one after the other, the last one for ever.
struct RelayRule {
    std::string line;
    std::vector<std::string> replies; ///< with code, lines separated by LF; or hang_up, or stall
};
inline constexpr std::string_view hang_up = "hang up";
inline constexpr std::string_view stall = "stall"; ///< says nothing more until the other side goes

class FakeRelay {
public:
    /// Listens on a free port of the loopback interface. Rules go before the usual answers.
    explicit FakeRelay(std::vector<RelayRule> rules = {});
    FakeRelay(FakeRelay const&) = delete;
    FakeRelay& operator=(FakeRelay const&) = delete;
    ~FakeRelay();

    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::vector<RelayedMail> mails() const;
    [[nodiscard]] std::size_t connections() const { return connections_; }
    [[nodiscard]] std::size_t most_at_once() const { return most_at_once_; }
    /// All command lines of all connections.
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    struct Session;
    void accept_all();
    void end(int socket);
    [[nodiscard]] std::string reply_to(std::string_view line);

    int listener_ = -1;
    int port_ = 0;
    std::atomic<std::size_t> connections_ = 0;
    std::atomic<std::size_t> open_ = 0;
    std::atomic<std::size_t> most_at_once_ = 0;
    mutable std::mutex guard_; ///< of what follows
    std::vector<RelayRule> rules_;
    std::vector<RelayedMail> mails_;
    std::vector<std::string> lines_;
    std::set<int> sockets_; ///< of the sessions that go on
    std::vector<std::jthread> sessions_;
    std::jthread acceptor_;
};

} // namespace liaison::test
