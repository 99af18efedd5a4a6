#include "daemon/web/metrics.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace std::chrono_literals;

namespace {

Measured measured() {
    Measured of;
    of.sight.vitals = Vitals{};
    of.sight.free_space = 5'000'000'000;
    of.health = {{"disk", ""}, {"outbox", "late"}};
    return of;
}

bool has_line(std::string const& page, std::string const& line) { return ("\n" + page).contains("\n" + line + "\n"); }

} // namespace

TEST_CASE("a page of metrics says what was measured, with its type") {
    auto of = measured();
    of.sight.vitals->accepted = 12;
    of.sight.vitals->outcomes = {{Outcome::held, 3}};
    of.sight.vitals->recipients = {{RecipientState::failed, 2}};
    of.sight.vitals->waiting = {{0s, 1}, {3600s, 4}};
    of.sight.vitals->oldest_unsent = Instant{1500ms};
    auto const page = write_metrics(of);
    for (auto const* line :
         {"# TYPE liaisond_mails_accepted_total counter", "liaisond_mails_accepted_total 12",
          "# TYPE liaisond_mails gauge", "liaisond_mails{outcome=\"held\"} 3",
          "liaisond_outbox_recipients{state=\"failed\"} 2", "liaisond_outbox_waiting{older_than=\"3600\"} 4",
          "liaisond_oldest_unsent_timestamp_seconds 1.5", "liaisond_healthy{check=\"disk\"} 1",
          "liaisond_healthy{check=\"outbox\"} 0", "liaisond_disk_free_bytes 5000000000"}) {
        CAPTURE(line);
        CHECK(has_line(page, line));
    }
}

TEST_CASE("what there is not is absent") {
    auto of = measured();
    CHECK_FALSE(write_metrics(of).contains("oldest"));
    of.sight.vitals = failure(Fault::io, "damaged");
    auto const page = write_metrics(of);
    CHECK_FALSE(page.contains("liaisond_mails"));
    CHECK(page.contains("liaisond_healthy"));
    CHECK(page.contains("process_resident_memory_bytes"));
}

TEST_CASE("a mailbox's name cannot break its line") {
    auto of = measured();
    std::string const name = "imaps://\"u\\x\"\n@h";
    of.sight.mailboxes = {{name, std::chrono::minutes{5}}};
    of.sight.vitals->mailboxes = {{.name = name, .looked = Instant{2s}, .known_since = {}}};
    CHECK(has_line(write_metrics(of),
                   R"(liaisond_mailbox_last_success_timestamp_seconds{mailbox="imaps://\"u\\x\"\n@h"} 2)"));
}

TEST_CASE("the histogram counts each commit in every bound that it is within") {
    LatencyHistogram times;
    times.note(400us);
    times.note(1ms);
    times.note(7ms);
    times.note(9s);
    auto of = measured();
    of.commits = times.read();
    auto const page = write_metrics(of);
    for (auto const* line :
         {"liaisond_store_commit_seconds_bucket{le=\"0.0005\"} 1",
          "liaisond_store_commit_seconds_bucket{le=\"0.001\"} 2", "liaisond_store_commit_seconds_bucket{le=\"0.01\"} 3",
          "liaisond_store_commit_seconds_bucket{le=\"5\"} 3", "liaisond_store_commit_seconds_bucket{le=\"+Inf\"} 4",
          "liaisond_store_commit_seconds_count 4"}) {
        CAPTURE(line);
        CHECK(has_line(page, line));
    }
}

TEST_CASE("the kernel knows this process") {
    auto const facts = process_facts();
    CHECK(facts.resident > 1'000'000);
    CHECK(facts.open_files >= 3);
    CHECK(facts.most_files >= facts.open_files);
    CHECK(facts.started > 1.6e9);
    auto const now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    CHECK(facts.started <= now + 1);
    CHECK(now - facts.started < 3600);
    CHECK(free_octets("/tmp/x").value_or(0) > 0);
    CHECK_FALSE(free_octets("/no/such/folder/x"));
}
