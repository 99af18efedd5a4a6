#include "daemon/web/health.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace std::chrono_literals;

namespace {

Instant const noon = *parse_instant("2026-11-20T12:00:00Z");
HealthLimits const limits{.disk_reserve = 200'000'000};

/// A desk that does its work.
Sight good() {
    Sight sight;
    sight.vitals = Vitals{};
    sight.free_space = 1'000'000'000;
    sight.mailboxes = {{"imaps://a", 5min}};
    return sight;
}

/// The names of the checks that find something, with what they say.
std::string red(Sight const& sight) {
    auto const text = write_health(judge_health(sight, limits, noon));
    return text == "ok\n" ? "" : text.substr(4);
}

} // namespace

TEST_CASE("a desk that does its work is green") {
    CHECK(is_healthy(judge_health(good(), limits, noon)));
    CHECK(write_health(judge_health(good(), limits, noon)) == "ok\n");
}

TEST_CASE("each reason is named, and only that") {
    auto sight = good();
    sight.vitals = failure(Fault::io, "vitals: the file is damaged");
    CHECK(red(sight) == "store: vitals: the file is damaged\n");

    sight = good();
    sight.writable = failure(Fault::try_later, "the disk is full");
    CHECK(red(sight) == "writable: the disk is full\n");

    sight = good();
    sight.free_space = limits.disk_reserve - 1;
    CHECK(red(sight).starts_with("disk: 199 MB are free"));
    sight.free_space = limits.disk_reserve;
    CHECK(red(sight).empty());
    sight.free_space.reset();
    CHECK(red(sight).starts_with("disk: "));

    sight = good();
    sight.vitals->unprocessed = 3;
    sight.vitals->oldest_unprocessed = noon - 5min;
    CHECK(red(sight).empty());
    sight.vitals->oldest_unprocessed = noon - 6min;
    CHECK(red(sight) == "intake: 3 mails wait to be processed, the first for 6 min\n");

    sight = good();
    sight.vitals->oldest_unsent = noon - 4h;
    CHECK(red(sight).empty());
    sight.vitals->oldest_unsent = noon - 5h;
    CHECK(red(sight) ==
          "outbox: the oldest outgoing mail has waited for 5 h, longer than warn_after in [smtp] (4 h)\n");
}

TEST_CASE("a mailbox is silent after an hour, if it is one of the configuration's") {
    auto sight = good();
    sight.vitals->mailboxes = {{.name = "imaps://a", .looked = noon - 1h, .known_since = noon - 30h},
                               {.name = "imaps://forgotten", .looked = {}, .known_since = noon - 30h}};
    CHECK(red(sight).empty());
    sight.vitals->mailboxes[0].looked = noon - 61min;
    CHECK(red(sight) == "mailboxes: imaps://a was last looked at with success 61 min ago\n");
    sight.vitals->mailboxes[0].looked.reset();
    CHECK(red(sight) == "mailboxes: imaps://a was last looked at with success never\n");
    sight.vitals->mailboxes[0].known_since = noon - 1h;
    CHECK(red(sight).empty());
}

TEST_CASE("a mailbox that is looked at seldom is silent when two looks are missing") {
    auto sight = good();
    sight.mailboxes = {{"imaps://a", 24h}};
    sight.vitals->mailboxes = {{.name = "imaps://a", .looked = noon - 48h, .known_since = noon - 99h}};
    CHECK(red(sight).empty());
    sight.vitals->mailboxes[0].looked = noon - 49h;
    CHECK(red(sight) == "mailboxes: imaps://a was last looked at with success 49 h ago\n");
}

TEST_CASE("several reasons stand below each other") {
    auto sight = good();
    sight.free_space = 0;
    sight.writable = failure(Fault::io, "no");
    CHECK(red(sight).starts_with("writable: no\ndisk: 0 MB"));
}
