#include "store/lane_turns.hpp"
#include <algorithm>

namespace liaison {

LaneTurns::Clock::time_point LaneTurns::work_begins() const { return std::min(last_answer_ + quiet, next_turn_); }

bool LaneTurns::is_works_turn(Clock::time_point now) const { return is_in_turn() || now >= next_turn_; }

void LaneTurns::senders_answered(Clock::time_point now) { last_answer_ = now; }

void LaneTurns::took_work(Clock::time_point now) {
    if (!is_in_turn()) left_ = jobs_in_a_turn;
    --left_;
    next_turn_ = now + patience;
}

void LaneTurns::work_ended(Clock::time_point now) {
    left_ = 0;
    next_turn_ = now + patience;
}

} // namespace liaison
