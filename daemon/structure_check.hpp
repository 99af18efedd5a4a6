// Nothing is built upon a damaged file: a small store is looked through before the start, a large one while mail is
// already taken, and one that was found damaged in that way before every start until it is sound.
#pragma once
#include "core/error.hpp"
#include "store/connection.hpp"
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace liaison {

namespace asio = boost::asio;

/// Up to here looking through a store takes a fraction of a second.
inline constexpr std::uintmax_t looked_through_at_once = 16'000'000; // octets

/// Whether the store is damaged; else it could not be looked through now, for want of memory or descriptors.
[[nodiscard]] bool is_damage(Error const& error);

class StructureCheck {
public:
    explicit StructureCheck(std::filesystem::path const& store);
    StructureCheck(StructureCheck const&) = delete;
    StructureCheck& operator=(StructureCheck const&) = delete;
    ~StructureCheck(); ///< after run() has returned, or will never go on

    /// Looks through the store if it is small, or was found damaged the last time. Errors: io, with what to do.
    [[nodiscard]] Done before_start(Connection& store);
    /// Looks through the store if that was not done before the start, on a thread that gives way to all others. Done
    /// also when stop() was called meanwhile. Errors: as is_damage() says, io with what to do.
    [[nodiscard]] asio::awaitable<Done> run();
    void stop() { stopping_.request_stop(); }

private:
    [[nodiscard]] Done look_through(Connection& store) const;

    std::filesystem::path store_;
    std::filesystem::path found_damaged_; ///< a file that stands beside a store which run() found damaged
    bool done_ = false;
    std::stop_source stopping_;
    asio::thread_pool thread_{1};
};

} // namespace liaison
