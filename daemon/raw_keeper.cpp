#include "daemon/raw_keeper.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "store/connection.hpp"
#include "store/retention.hpp"

namespace liaison {
namespace {

using namespace std::chrono_literals;
constexpr auto between_looks = 1h;
constexpr std::size_t at_once = 100; // mails: whoever brings one waits no longer for its 250
constexpr auto between_rounds = 50ms;

} // namespace

RawKeeper::RawKeeper(asio::any_io_executor const& loop, Writer& writer, std::optional<std::chrono::seconds> keep)
    : loop_(loop), writer_(writer), keep_(keep), bell_(loop) {}

void RawKeeper::use(std::optional<std::chrono::seconds> keep) {
    keep_ = keep;
    bell_.wake();
}

void RawKeeper::stop() {
    stopping_ = true;
    bell_.wake();
}

asio::awaitable<void> RawKeeper::run() {
    while (!stopping_) {
        if (keep_) co_await go_through_all(*keep_);
        if (!stopping_) co_await bell_.sleep(between_looks);
    }
}

asio::awaitable<void> RawKeeper::go_through_all(std::chrono::seconds keep) {
    std::size_t removed = 0;
    RetentionRound at{.more = true};
    while (at.more && !stopping_) {
        auto const round = co_await run_on(writer_, Writer::Lane::work, [&](Connection& store) {
            return remove_old_bytes(store, present() - keep, at.last, at_once, present());
        });
        if (!round) {
            log(LogEvent::raw_not_removed, {{LogKey::cause, round.error().what}});
            break;
        }
        at = *round;
        removed += at.removed;
        asio::steady_timer pause{loop_, between_rounds};
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    if (removed > 0) log(LogEvent::raw_removed, {{LogKey::count, removed}});
}

} // namespace liaison
