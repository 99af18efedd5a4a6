// Whose turn it is before the writing thread: mail that somebody waits to hear 250 for, or our own work.
#pragma once
#include <chrono>
#include <cstddef>

namespace liaison {

/// While mail is being accepted, work waits until none came for a moment, since a commit of work alone would keep the
/// next sender waiting for the disk; but after a longer time it has a turn all the same. A plain object: the caller
/// brings the clock.
class LaneTurns {
public:
    using Clock = std::chrono::steady_clock;

    static constexpr std::chrono::milliseconds quiet{2};
    static constexpr std::chrono::milliseconds patience{80};
    static constexpr std::size_t jobs_in_a_turn = 8;

    /// When a job of the work lane may begin although nothing of the accept lane is there.
    [[nodiscard]] Clock::time_point work_begins() const;
    /// Whether a job of the work lane goes before the accept lane, both being there.
    [[nodiscard]] bool is_works_turn(Clock::time_point now) const;
    /// Whether work's turn has begun and is not over.
    [[nodiscard]] bool is_in_turn() const { return left_ > 0; }

    /// The senders of the mail that was taken have heard 250: the next mail may come in a moment.
    void senders_answered(Clock::time_point now);
    void took_work(Clock::time_point now);
    /// No work is left: what comes later waits for its turn again.
    void work_ended(Clock::time_point now);

private:
    Clock::time_point last_answer_{};
    Clock::time_point next_turn_{};
    std::size_t left_ = 0; ///< jobs in the turn that has begun
};

} // namespace liaison
