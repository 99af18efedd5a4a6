// Records as JSON, one object a line. Keys never change their names; what was not said is null or [].
#pragma once
#include "core/statement.hpp"
#include "daemon/remind_due.hpp"
#include "desk/decision.hpp"
#include "parser/mail.hpp"
#include "store/inbox.hpp"
#include "store/outbox.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// Every line is valid UTF-8 without a line end, whatever the mail held.
/// `list`; `not_reached`: whom mail about the statement did not reach.
[[nodiscard]] std::string write_json(Record const& record, std::vector<std::string> const& not_reached);
/// `show`: the same and the history.
[[nodiscard]] std::string write_json(Record const& record, std::vector<std::string> const& not_reached,
                                     std::vector<Event> const& events);
[[nodiscard]] std::string write_json(InboxMail const& mail);      ///< `mail`, `held`
[[nodiscard]] std::string write_json(OutboxMail const& mail);     ///< `queue`
[[nodiscard]] std::string write_json(QueuedReminder const& mail); ///< `due`

/// `parse`
[[nodiscard]] std::string write_json(std::string_view file, Mail const& mail);
/// `explain`; with `evidence`, where each value was read
[[nodiscard]] std::string write_json(std::string_view file, Decision const& decision, bool evidence);

} // namespace liaison
