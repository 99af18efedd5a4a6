// The pages that monitoring asks for: /healthz and /metrics.
#pragma once
#include "config/config.hpp"
#include "daemon/run_on_writer.hpp"
#include "daemon/web/health.hpp"
#include "daemon/web/web_reply.hpp"
#include "desk/decide.hpp"
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>

namespace liaison {

/// Belongs to the loop's thread. Does nothing until it is asked.
class Watching {
public:
    /// What it looks at; all of it outlives it.
    struct Surroundings {
        Writer& writer;
        Connection& reader;
        std::function<std::shared_ptr<House const>()> house;
        std::function<std::size_t()> lmtp_sessions;
    };

    Watching(asio::io_context& loop, Surroundings around, Config const& config);

    /// Other mailboxes and limits, from now on.
    void use(Config const& config);
    [[nodiscard]] asio::awaitable<WebReply> answer(std::string path);

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] asio::awaitable<Sight> look();
    [[nodiscard]] asio::awaitable<Done> writable();
    [[nodiscard]] asio::awaitable<void> prove_writable();

    asio::io_context& loop_;
    Surroundings around_;
    std::filesystem::path store_;
    std::map<std::string, std::chrono::seconds> mailboxes_; ///< as in Sight
    HealthLimits limits_;
    bool proving_ = false;
    Clock::time_point proving_since_;
    std::optional<Clock::time_point> proved_; ///< when `proof_` came
    Done proof_;
};

} // namespace liaison
