// One session with one mailbox: libcurl connects, protects and logs in, ImapDialogue says what is said on it, the store
// is told before anything is moved.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "daemon/imap/imap_dialogue.hpp"
#include "daemon/imap/imap_login.hpp"
#include "daemon/imap/imap_patience.hpp"
#include "daemon/net/curl_connection.hpp"
#include "desk/decide.hpp"
#include "store/writer.hpp"
#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace liaison {

/// What a session works with; outlives it. All but `writer` is used on the loop's thread.
struct ImapSurroundings {
    asio::any_io_executor loop;
    CurlLoop& curl;
    Writer& writer;
    std::function<std::shared_ptr<House const>()> house;
    std::function<void()> mail_accepted; ///< something is in the inbox
    std::function<void()> mails_queued;  ///< something is in the outbox
    std::uint64_t max_size = 50'000'000;
    ImapPatience patience;
};

/// After which a session fetches a new access token: some minutes before the old one's lifetime is over, but not before
/// half of it. Never for one that is good for a moment alone: the server ends such a session when it likes.
[[nodiscard]] std::optional<std::chrono::seconds> time_to_renew(std::chrono::seconds lifetime);
/// Why a session ends that could have gone on, had its access token.
[[nodiscard]] Error token_expires();

class ImapSession {
public:
    ImapSession(ImapSurroundings& around, ImapSettings settings);

    /// Fetches until something fails or stop(); why it ended.
    [[nodiscard]] asio::awaitable<Error> run(ImapSecret secret);
    /// Whether everything that was there has been dealt with at least once.
    [[nodiscard]] bool has_looked() const { return looked_; }
    void stop() { connection_.abort(); }

private:
    using Clock = std::chrono::steady_clock;
    struct Kept;

    [[nodiscard]] asio::awaitable<void> converse(ImapDialogue& dialogue);
    [[nodiscard]] asio::awaitable<void> send(ImapDialogue& dialogue);
    [[nodiscard]] asio::awaitable<void> listen(ImapDialogue& dialogue);
    [[nodiscard]] asio::awaitable<void> rest(ImapDialogue& dialogue);
    [[nodiscard]] bool take_response(ImapDialogue& dialogue);
    [[nodiscard]] asio::awaitable<void> compare(ImapDialogue& dialogue);
    [[nodiscard]] asio::awaitable<void> keep(ImapDialogue& dialogue);
    [[nodiscard]] Result<Kept> write(Connection& store, House const& house, ImapNews const& news,
                                     std::uint32_t uidvalidity) const;
    void note(ImapNews const& news, Kept const& kept);
    void note_unmoved(std::string const& why);

    ImapSurroundings& around_;
    ImapSettings settings_;
    std::string name_;
    CurlConnection connection_;
    ImapReader reader_;
    std::vector<char> buffer_;
    Clock::time_point next_look_{};
    Clock::time_point next_full_look_{};
    Clock::time_point renewal_ = Clock::time_point::max(); ///< of the access token
    std::string unmoved_;                                  ///< the reason that was logged last
    bool looked_ = false;
};

} // namespace liaison
