#include "daemon/log.hpp"
#include "daemon/commands/json_values.hpp"
#include <boost/json.hpp>
#include <cstdlib>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace liaison {
namespace {

struct Row {
    std::string_view name;
    LogLevel level;
};

Row row(LogEvent event) {
    using enum LogEvent;
    using enum LogLevel;
    switch (event) {
    case daemon_started: return {"daemon.started", info};
    case daemon_stopping: return {"daemon.stopping", info};
    case daemon_stopped: return {"daemon.stopped", info};
    case daemon_failed: return {"daemon.failed", error};
    case configuration_loaded: return {"configuration.loaded", info};
    case configuration_refused: return {"configuration.refused", error};
    case restart_needed: return {"configuration.restart_needed", error};
    case lmtp_listening: return {"lmtp.listening", info};
    case lmtp_accept_failed: return {"lmtp.accept_failed", warn};
    case session_opened: return {"session.opened", debug};
    case session_closed: return {"session.closed", debug};
    case session_refused: return {"session.refused", warn};
    case session_failed: return {"session.failed", error};
    case dialogue_line: return {"session.line", debug};
    case mail_accepted: return {"mail.accepted", info};
    case mail_refused: return {"mail.refused", info};
    case mail_not_kept: return {"mail.not_kept", warn};
    case mail_processed: return {"mail.processed", info};
    case mail_held: return {"mail.held", info};
    case mail_postponed: return {"mail.postponed", warn};
    case mail_unreadable: return {"mail.unreadable", error};
    case intake_failed: return {"intake.failed", warn};
    case statement_recorded: return {"statement.recorded", info};
    case outbox_sent: return {"outbox.sent", info};
    case outbox_deferred: return {"outbox.deferred", warn};
    case outbox_refused: return {"outbox.refused", error};
    case outbox_ceiling: return {"outbox.ceiling", error};
    case outbox_late: return {"outbox.late", error};
    case outbox_given_up: return {"outbox.given_up", error};
    case outbox_without_original: return {"outbox.without_original", info};
    case mailbox_opened: return {"mailbox.opened", info};
    case mailbox_renumbered: return {"mailbox.renumbered", warn};
    case mailbox_mail_known: return {"mailbox.mail_known", info};
    case mailbox_mail_refused: return {"mailbox.mail_refused", error};
    case mailbox_not_moved: return {"mailbox.not_moved", warn};
    case mailbox_lost: return {"mailbox.lost", warn};
    case mailbox_fails: return {"mailbox.fails", error};
    case relay_unavailable: return {"relay.unavailable", warn};
    case relay_refuses_us: return {"relay.refuses_us", error};
    case courier_failed: return {"courier.failed", warn};
    case reminders_next: return {"reminders.next", debug};
    case reminder_queued: return {"reminders.queued", info};
    case reminders_failed: return {"reminders.failed", warn};
    case reminder_failed: return {"reminders.statement_failed", error};
    case raw_removed: return {"store.raw_removed", info};
    case raw_not_removed: return {"store.raw_not_removed", warn};
    case web_listening: return {"web.listening", info};
    case web_failed: return {"web.failed", error};
    }
    return {"unknown", error};
}

std::string_view name_of(LogKey key) {
    using enum LogKey;
    switch (key) {
    case address: return "address";
    case attempts: return "attempts";
    case cause: return "cause";
    case count: return "count";
    case deadline: return "deadline";
    case expects: return "expects";
    case file: return "file";
    case from: return "from";
    case id: return "id";
    case inbox: return "inbox";
    case kind: return "kind";
    case line: return "line";
    case mailbox: return "mailbox";
    case ms: return "ms";
    case next: return "next";
    case outbox: return "outbox";
    case outcome: return "outcome";
    case peer: return "peer";
    case pid: return "pid";
    case purpose: return "purpose";
    case reason: return "reason";
    case recipients: return "recipients";
    case relay: return "relay";
    case reply: return "reply";
    case session: return "session";
    case signal: return "signal";
    case size: return "size";
    case statement: return "statement";
    case to: return "to";
    case uid: return "uid";
    case version: return "version";
    }
    return "unknown";
}

std::string_view name_of(LogLevel level) {
    switch (level) {
    case LogLevel::debug: return "debug";
    case LogLevel::info: return "info";
    case LogLevel::warn: return "warn";
    case LogLevel::error: return "error";
    }
    return "error";
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
    case LogLevel::debug: return spdlog::level::debug;
    case LogLevel::info: return spdlog::level::info;
    case LogLevel::warn: return spdlog::level::warn;
    case LogLevel::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

/// sd-daemon(3): the level as journald reads it at the start of a line.
std::string_view journal_prefix(LogLevel level) {
    switch (level) {
    case LogLevel::debug: return "<7>";
    case LogLevel::info: return "<6>";
    case LogLevel::warn: return "<4>";
    case LogLevel::error: return "<3>";
    }
    return "<3>";
}

bool needs_quotes(std::string_view text) {
    return text.empty() || std::ranges::any_of(text, [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=' || c == '\\' || c == 0x7f;
           });
}

std::string in_quotes(std::string_view text) {
    std::string result{'"'};
    for (char const c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            result += c;
    }
    return result + '"';
}

std::string write_text(LogValue const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value.value)) return std::to_string(*number);
    auto const& text = std::get<std::string>(value.value);
    return needs_quotes(text) ? in_quotes(text) : text;
}

std::string write_json(LogValue const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value.value)) return std::to_string(*number);
    return boost::json::serialize(valid_utf8(std::get<std::string>(value.value)));
}

/// The one log of the process; start_log() replaces it before other threads exist, and on reload sets only its level.
struct Log {
    std::shared_ptr<spdlog::logger> logger;
    LogFormat format = LogFormat::text;
    bool journal = std::getenv("JOURNAL_STREAM") != nullptr;

    explicit Log(LogFormat chosen) : format(chosen) {
        logger = std::make_shared<spdlog::logger>("liaisond", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        auto const* const text = journal ? "%v" : "%Y-%m-%dT%H:%M:%S.%eZ %v";
        auto const* const json = R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ",%v})";
        logger->set_pattern(format == LogFormat::json ? json : text, spdlog::pattern_time_type::utc);
    }
};

Log& the_log(LogFormat format = LogFormat::text) {
    static Log instance{format};
    return instance;
}

} // namespace

void start_log(LogSettings const& settings) {
    the_log(settings.format).logger->set_level(spdlog_level(settings.level));
}

bool is_logged(LogEvent event) { return the_log().logger->should_log(spdlog_level(row(event).level)); }

void log(LogEvent event, LogFields fields) {
    if (!is_logged(event)) return;
    auto const& log = the_log();
    auto const level = row(event).level;
    if (log.format == LogFormat::json)
        log.logger->log(spdlog_level(level), spdlog::string_view_t{write_log_members(event, fields)});
    else if (log.journal)
        log.logger->log(spdlog_level(level), "{}{}", journal_prefix(level), write_log_text(event, fields));
    else
        log.logger->log(spdlog_level(level), "{:<5} {}", name_of(level), write_log_text(event, fields));
}

std::string what_of(std::exception_ptr const& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (std::exception const& exception) {
        return exception.what();
    } catch (...) {
        return "an exception of an unknown kind";
    }
}

std::string write_log_text(LogEvent event, LogFields fields) {
    std::string line{row(event).name};
    for (auto const& [key, value] : fields) line.append(" ").append(name_of(key)).append("=").append(write_text(value));
    return line;
}

std::string write_log_members(LogEvent event, LogFields fields) {
    auto const [name, level] = row(event);
    auto line = fmt::format(R"("level":"{}","event":"{}")", name_of(level), name);
    for (auto const& [key, value] : fields)
        line.append(",\"").append(name_of(key)).append("\":").append(write_json(value));
    return line;
}

} // namespace liaison
