#include "daemon/web/watching.hpp"
#include "daemon/clock.hpp"
#include "daemon/web/metrics.hpp"
#include "store/connection.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>

namespace liaison {
namespace {

using namespace std::chrono_literals;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
/// Each proof is a commit: who asks every second gets that of a moment ago.
constexpr auto proof_is_good_for = 10s;
constexpr auto failure_is_good_for = 1s;
constexpr auto longest_wait = 3s; // for a store that does not answer
constexpr auto look_again = 10ms;

} // namespace

Watching::Watching(asio::io_context& loop, Surroundings around, Config const& config)
    : loop_(loop), around_(std::move(around)), store_(config.store) {
    use(config);
}

void Watching::use(Config const& config) {
    mailboxes_.clear();
    for (auto const& mailbox : config.imap) mailboxes_[mailbox.name()] = mailbox.poll;
    limits_.disk_reserve = config.web.disk_reserve;
    limits_.unsent = config.smtp.warn_after;
}

asio::awaitable<WebReply> Watching::answer(std::string path) {
    if (path != "/healthz" && path != "/metrics")
        co_return WebReply{.status = 404, .body = "there are /healthz and /metrics\n"};
    auto sight = co_await look();
    auto health = judge_health(sight, limits_, present());
    if (path == "/healthz")
        co_return WebReply{.status = is_healthy(health) ? 200U : 503U, .body = write_health(health)};
    co_return WebReply{.type = std::string{metrics_type},
                       .body = write_metrics({.sight = std::move(sight),
                                              .health = std::move(health),
                                              .commits = around_.writer.commit_times(),
                                              .process = process_facts(),
                                              .store_octets = octets_of_store(store_),
                                              .lmtp_sessions = around_.lmtp_sessions()})};
}

asio::awaitable<Sight> Watching::look() {
    Sight sight;
    sight.writable = co_await writable();
    auto const now = present();
    sight.vitals = load_vitals(around_.reader, around_.house()->desk.timezone.day_of(now), now);
    sight.free_space = free_octets(store_);
    sight.mailboxes = mailboxes_;
    co_return sight;
}

asio::awaitable<Done> Watching::writable() {
    auto const good_for = proof_ ? proof_is_good_for : failure_is_good_for;
    if (!proving_ && proved_ && Clock::now() - *proved_ < good_for) co_return proof_;
    if (!proving_) asio::co_spawn(loop_, prove_writable(), asio::detached);
    auto const until = Clock::now() + longest_wait;
    asio::steady_timer timer{loop_};
    do {
        timer.expires_after(look_again);
        co_await timer.async_wait(as_result);
    } while (proving_ && Clock::now() < until);
    if (!proving_) co_return proof_;
    auto const waited = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - proving_since_);
    co_return failure(Fault::try_later, fmt::format("the store has not answered for {} s", waited.count()));
}

asio::awaitable<void> Watching::prove_writable() {
    proving_ = true;
    proving_since_ = Clock::now();
    auto const proof = co_await run_on(around_.writer, Writer::Lane::accept, [](Connection& store) -> Result<bool> {
        auto const written = write_proof(store, present());
        return written ? Result<bool>{true} : std::unexpected(written.error());
    });
    proof_ = proof ? Done{} : Done{std::unexpected(proof.error())};
    proved_ = Clock::now();
    proving_ = false;
}

} // namespace liaison
