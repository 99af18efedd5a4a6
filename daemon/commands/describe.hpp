// Records as text for people.
#pragma once
#include "core/statement.hpp"
#include "desk/decision.hpp"
#include "parser/mail.hpp"
#include "store/inbox.hpp"
#include "store/outbox.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// "2026-11-20 09:31 UTC"
[[nodiscard]] std::string write_minute(Instant instant);

[[nodiscard]] std::string describe(std::vector<Record> const& records); ///< one line each, with a heading
[[nodiscard]] std::string describe(Record const& record, std::vector<std::string> const& not_reached,
                                   std::vector<Event> const& events);
[[nodiscard]] std::string describe(std::vector<InboxMail> const& mails);
[[nodiscard]] std::string describe(InboxMail const& mail);
[[nodiscard]] std::string describe(std::vector<OutboxMail> const& mails);
[[nodiscard]] std::string describe(OutboxMail const& mail);
[[nodiscard]] std::string describe(std::string_view file, Mail const& mail);
/// `verbose` adds where each value was read.
[[nodiscard]] std::string describe(std::string_view file, Decision const& decision, bool verbose);

/// The fields of a statement, one line each, and the places where they were read.
[[nodiscard]] std::string describe_fields(Statement const& statement);
[[nodiscard]] std::string describe_evidence(Statement const& statement);

} // namespace liaison
