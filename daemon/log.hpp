// What the daemon tells its administrator: one line an event, from a closed list. The only door to spdlog.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "core/ids.hpp"
#include <concepts>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace liaison {

/// Everything that is ever logged; name and level are in log.cpp's table. `info`: a mail or the daemon changed state;
/// `warn`: it will be tried again; `error`: a person must act; `debug`: dialogue lines.
enum class LogEvent {
    daemon_started,
    daemon_stopping,
    daemon_stopped,
    daemon_failed,
    configuration_loaded,
    configuration_refused,
    restart_needed,
    lmtp_listening,
    lmtp_accept_failed,
    session_opened,
    session_closed,
    session_refused,
    session_failed,
    dialogue_line,
    mail_accepted,
    mail_refused,
    mail_not_kept,
    mail_processed,
    mail_held,
    mail_postponed,
    mail_unreadable,
    intake_failed,
    statement_recorded,
    outbox_sent,
    outbox_deferred,
    outbox_refused,
    outbox_late,
    outbox_given_up,
    outbox_ceiling,
    outbox_without_original,
    mailbox_opened,
    mailbox_renumbered,
    mailbox_mail_known,
    mailbox_mail_refused,
    mailbox_not_moved,
    mailbox_lost,
    mailbox_fails,
    relay_unavailable,
    relay_refuses_us,
    courier_failed,
    reminders_next,
    reminder_queued,
    reminders_failed,
    reminder_failed,
    raw_removed,
    raw_not_removed,
    web_listening,
    web_failed,
};

/// The keys that stand behind an event; no other exists.
enum class LogKey {
    address,
    attempts,
    cause,
    count,
    deadline,
    expects,
    file,
    from,
    id,
    inbox,
    kind,
    line,
    mailbox,
    ms,
    next,
    outbox,
    outcome,
    peer,
    pid,
    purpose,
    reason,
    recipients,
    relay,
    reply,
    session,
    signal,
    size,
    statement,
    to,
    uid,
    version,
};

/// A value: a number or text. Text is quoted where it needs to be, control characters never get through.
struct LogValue {
    std::variant<std::int64_t, std::string> value;

    LogValue(std::integral auto number) : value(static_cast<std::int64_t>(number)) {}
    LogValue(std::string text) : value(std::move(text)) {}
    LogValue(std::string_view text) : value(std::string{text}) {}
    LogValue(char const* text) : value(std::string{text}) {}
    template <class Of> LogValue(Id<Of> id) : value(id.value) {}
};

struct LogField {
    LogKey key;
    LogValue value;
};
using LogFields = std::initializer_list<LogField>;

/// Where and how is written from now on: stderr. Under the journal lines carry its level prefix and no time of their
/// own. Until it is called: text, from info on.
void start_log(LogSettings const& settings);
/// Whether an event would be written: asked before an expensive line is put together.
[[nodiscard]] bool is_logged(LogEvent event);
/// Writes one line. Never a body, never a secret. May be called from any thread.
void log(LogEvent event, LogFields fields = {});

/// What an exception says, for `cause`.
[[nodiscard]] std::string what_of(std::exception_ptr const& thrown);

/// "mail.accepted inbox=812 from=a@b.example": the event and its fields as text.
[[nodiscard]] std::string write_log_text(LogEvent event, LogFields fields);
/// `"level":"info","event":"mail.accepted","inbox":812`: the same as members of a JSON object.
[[nodiscard]] std::string write_log_members(LogEvent event, LogFields fields);

} // namespace liaison
