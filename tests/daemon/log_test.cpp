#include "daemon/log.hpp"

using namespace liaison;

// For all tests of this program: a failed one stands out among its lines.
[[maybe_unused]] static bool const only_errors_are_logged = (start_log({.level = LogLevel::error}), true);

TEST_CASE("an event is one line of keys and values") {
    CHECK(write_log_text(LogEvent::mail_accepted, {{LogKey::inbox, InboxId{812}}, {LogKey::from, "a@b.example"}}) ==
          "mail.accepted inbox=812 from=a@b.example");
    CHECK(write_log_text(LogEvent::daemon_stopped, {}) == "daemon.stopped");
}

TEST_CASE("a value that could be mistaken for more than one is quoted") {
    CHECK(write_log_text(LogEvent::mail_held, {{LogKey::reason, "two words"}}) == R"(mail.held reason="two words")");
    CHECK(write_log_text(LogEvent::mail_held, {{LogKey::reason, ""}}) == R"(mail.held reason="")");
    CHECK(write_log_text(LogEvent::mail_held, {{LogKey::reason, "a=b"}}) == R"(mail.held reason="a=b")");
    CHECK(write_log_text(LogEvent::mail_held, {{LogKey::reason, R"(say "x\y")"}}) ==
          R"(mail.held reason="say \"x\\y\"")");
}

TEST_CASE("a sender cannot forge a line of the log") {
    CHECK(write_log_text(LogEvent::mail_held, {{LogKey::from, "x\nmail.accepted inbox=1"}}) ==
          R"(mail.held from="x\x0amail.accepted inbox=1")");
    CHECK(write_log_members(LogEvent::mail_held, {{LogKey::from, "x\n\"y"}}) ==
          R"("level":"info","event":"mail.held","from":"x\n\"y")");
}

TEST_CASE("JSON is UTF-8 whatever a server said") {
    CHECK(write_log_members(LogEvent::mail_held, {{LogKey::reason, "caf\xe9 caf\xc3\xa9"}}) ==
          "\"level\":\"info\",\"event\":\"mail.held\",\"reason\":\"caf\xef\xbf\xbd caf\xc3\xa9\"");
}

TEST_CASE("numbers are numbers in JSON") {
    CHECK(write_log_members(LogEvent::mail_accepted, {{LogKey::size, std::size_t{8211}}}) ==
          R"("level":"info","event":"mail.accepted","size":8211)");
}
