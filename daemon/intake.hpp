// Takes accepted mails out of the inbox and has each processed once.
#pragma once
#include "daemon/document_reader.hpp"
#include "daemon/process_mail.hpp"
#include "daemon/run_on_writer.hpp"
#include "daemon/wakeup.hpp"
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

namespace liaison {

/// One mail after the other is prepared on a thread of its own while the writer applies those before it. A mail whose
/// processing fails, or ended the program twice, is held; what our own store could not do is tried again.
class Intake {
public:
    /// What the intake works with; all of it outlives it. All but `writer` and `reader` is used on the loop's thread.
    struct Surroundings {
        Writer& writer;
        Connection& reader; ///< to see that another process delivered
        std::function<std::shared_ptr<House const>()> house;
        std::function<void()> mails_queued;          ///< called when the outbox has something new
        std::function<void()> store_changed = [] {}; ///< called when we or another process may have changed statements,
                                                     ///< seldom while there is a backlog
    };

    Intake(asio::any_io_executor const& loop, Surroundings around);

    /// Runs until stop(), finishing the mails in hand; one that is still being read is given back.
    [[nodiscard]] asio::awaitable<void> run();
    /// There is new mail.
    void wake() { wakeup_.wake(); }
    void stop();

private:
    /// A mail that was read, and what is true of it in this house.
    struct ReadMail {
        ReadMail(Arrival read, std::shared_ptr<House const> in)
            : arrival(std::move(read)), house(std::move(in)), facts(facts_of(arrival, *house)) {}
        ReadMail(ReadMail const&) = delete;
        ReadMail& operator=(ReadMail const&) = delete;
        ~ReadMail() = default;

        Arrival const arrival;
        std::shared_ptr<House const> const house;
        MailFacts facts;
    };
    /// A claimed mail with what came of preparing it: a mail that was read, or why there is none.
    struct Prepared {
        InboxMail row;
        std::variant<std::unique_ptr<ReadMail>, std::string> outcome;
    };
    struct Batch;

    void tell_store_changed();
    [[nodiscard]] asio::awaitable<std::size_t> process_next_batch();
    [[nodiscard]] asio::awaitable<Prepared> prepare_on_pool(ClaimedMail mail);
    /// Gives the writer the mails that are prepared, together so that they are one commit, and waits for nothing but
    /// the batch before.
    [[nodiscard]] asio::awaitable<void> hand_over();
    /// Waits until the writer has done with what it was given.
    [[nodiscard]] asio::awaitable<void> settle();
    [[nodiscard]] asio::awaitable<void> apply(Prepared prepared, std::shared_ptr<Batch> batch);
    [[nodiscard]] asio::awaitable<void> apply_or_hold(Prepared& prepared);
    [[nodiscard]] asio::awaitable<Result<Decision>> apply_once(Prepared& prepared, House const& house);
    [[nodiscard]] asio::awaitable<Result<Decision>> hold_now(InboxMail const& row, std::string why, House const& house);
    [[nodiscard]] asio::awaitable<void> postpone(InboxMail const& row, Error const& error);
    /// Makes claimed mails claimable again, now or as soon as the store can.
    [[nodiscard]] asio::awaitable<void> give_back(std::vector<InboxId> ids);
    [[nodiscard]] bool somebody_wrote();

    asio::any_io_executor loop_;
    Surroundings around_;
    Wakeup wakeup_;
    DocumentReader documents_; ///< used on the pool's one thread
    asio::thread_pool pool_;
    std::int64_t seen_version_ = 0;
    std::chrono::steady_clock::time_point tell_by_{}; ///< when a changed store is told of although a backlog is left
    bool store_failed_ = false;
    std::vector<InboxId> unprepared_;     ///< are claimed, and an exception would leave them so
    std::vector<Prepared> ready_;         ///< to be handed over
    std::vector<InboxId> not_given_back_; ///< are claimed, and nobody has them in hand: the store could not note it
    std::shared_ptr<Batch> last_;         ///< what the writer may still have
    bool stopping_ = false;
};

} // namespace liaison
