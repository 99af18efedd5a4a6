// Lets the bytes of old mail go, as [store] keep_raw says.
#pragma once
#include "daemon/run_on_writer.hpp"
#include "daemon/wakeup.hpp"
#include <chrono>
#include <optional>

namespace liaison {

/// Belongs to the loop's thread. Without a limit it sleeps.
class RawKeeper {
public:
    RawKeeper(asio::any_io_executor const& loop, Writer& writer, std::optional<std::chrono::seconds> keep);

    /// Runs until stop().
    [[nodiscard]] asio::awaitable<void> run();
    /// A new limit, from now on; nothing: everything is kept.
    void use(std::optional<std::chrono::seconds> keep);
    void stop();

private:
    [[nodiscard]] asio::awaitable<void> go_through_all(std::chrono::seconds keep);

    asio::any_io_executor loop_;
    Writer& writer_;
    std::optional<std::chrono::seconds> keep_;
    Wakeup bell_;
    bool stopping_ = false;
};

} // namespace liaison
