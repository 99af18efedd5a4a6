// The mailboxes that mail is fetched from: a session each, that begins again after every failure.
#pragma once
#include "daemon/imap/imap_session.hpp"
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <vector>

namespace liaison {

/// Everything on the loop's thread. A mailbox that fails never keeps another one waiting.
class Mailboxes {
public:
    struct Surroundings {
        Writer& writer;
        std::function<std::shared_ptr<House const>()> house;
        std::function<void()> mail_accepted; ///< something is in the inbox
        std::function<void()> mails_queued;  ///< something is in the outbox
        std::uint64_t max_size = 50'000'000; ///< of a mail that is taken
        ImapPatience patience = {};
    };

    Mailboxes(asio::any_io_executor const& loop, Surroundings around, std::vector<ImapSettings> settings);
    ~Mailboxes(); ///< after run() has returned

    /// Fetches until stop().
    [[nodiscard]] asio::awaitable<void> run();
    /// From now on these: those that are new or changed begin, those that are gone end.
    void use(std::vector<ImapSettings> settings, std::uint64_t max_size);
    /// Lets run() return soon; what was being fetched is fetched again another time.
    void stop();

private:
    struct Work;
    std::shared_ptr<Work> work_; ///< shared with its coroutines, which the loop may destroy later than this
};

} // namespace liaison
