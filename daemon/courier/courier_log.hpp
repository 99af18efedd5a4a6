// What the administrator is told about mail that goes out.
#pragma once
#include "daemon/courier/settlement.hpp"

namespace liaison {

/// The events of one attempt: sent, deferred, refused, given up, late, goes without its original.
void log_settlement(OutboxMail const& mail, Settlement const& settlement, std::chrono::milliseconds took);

/// Those who wait because they have had enough mails; said once for each mail.
void log_ceiling(OutboxMail const& mail, std::vector<std::string> const& at_ceiling, std::size_t ceiling);

} // namespace liaison
