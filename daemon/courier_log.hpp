// What the administrator is told about mail that goes out.
#pragma once
#include "daemon/settlement.hpp"

namespace liaison {

/// The events of one attempt: sent, deferred, refused, given up, late, goes without its original.
void log_settlement(OutboxMail const& mail, Settlement const& settlement, std::chrono::milliseconds took);

} // namespace liaison
