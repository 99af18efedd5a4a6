#include "store/lane_turns.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace std::chrono_literals;

namespace {

auto const start = LaneTurns::Clock::time_point{} + 1h;

/// A moment at which work had its turn and mail is being accepted.
LaneTurns amid_mail() {
    LaneTurns turns;
    turns.took_work(start);
    turns.work_ended(start);
    turns.senders_answered(start);
    return turns;
}

} // namespace

TEST_CASE("where no mail is being accepted work begins at once") {
    CHECK(LaneTurns{}.work_begins() <= start);
    auto const turns = amid_mail();
    CHECK(turns.work_begins() <= start + LaneTurns::quiet);
}

TEST_CASE("while mail is being accepted work waits until none came for a moment") {
    auto turns = amid_mail();
    turns.senders_answered(start + 1ms);
    CHECK(turns.work_begins() == start + 1ms + LaneTurns::quiet);
    CHECK_FALSE(turns.is_works_turn(start + 1ms));
}

TEST_CASE("work that has waited long enough goes before mail, for a number of jobs") {
    auto turns = amid_mail();
    auto const later = start + LaneTurns::patience;
    CHECK_FALSE(turns.is_works_turn(later - 1ms));
    for (std::size_t i = 0; i < LaneTurns::jobs_in_a_turn; ++i) {
        REQUIRE(turns.is_works_turn(later));
        turns.took_work(later);
        turns.senders_answered(later);
    }
    CHECK_FALSE(turns.is_in_turn());
    CHECK_FALSE(turns.is_works_turn(later));
    CHECK(turns.is_works_turn(later + LaneTurns::patience));
}

TEST_CASE("mail that never ceases does not keep work away") {
    auto turns = amid_mail();
    for (auto now = start; now < start + LaneTurns::patience; now += 1ms) turns.senders_answered(now);
    CHECK(turns.work_begins() == start + LaneTurns::patience);
}

TEST_CASE("a turn is over when no work is left") {
    auto turns = amid_mail();
    auto const later = start + LaneTurns::patience;
    turns.took_work(later);
    CHECK(turns.is_in_turn());
    turns.work_ended(later);
    CHECK_FALSE(turns.is_in_turn());
    CHECK_FALSE(turns.is_works_turn(later + 1ms));
}
