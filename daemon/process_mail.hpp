// Situation, decision, record: what is done with a prepared mail inside one transaction.
#pragma once
#include "core/error.hpp"
#include "desk/decide.hpp"
#include "store/connection.hpp"

namespace liaison {

/// Asks the store what is known about the mail, decides and writes the decision down. It is durable when the caller's
/// transaction has committed.
/// Errors: those of the store; bug with its text for an exception of the decision's.
[[nodiscard]] Result<Decision> process(Connection& connection, MailFacts mail, Instant now);

/// Holds a mail that could not be processed, for the reason `why`, and has the coordinators told.
[[nodiscard]] Result<Decision> hold(Connection& connection, InboxMail const& mail, std::string_view why,
                                    House const& house, Instant now);

} // namespace liaison
