// The heart: what happens now with this mail. Pure: no I/O, no clock, no log; a test compares values.
#pragma once
#include "desk/decision.hpp"
#include "desk/mail_facts.hpp"
#include "desk/situation.hpp"

namespace liaison {

/// What the store has to be asked before decide().
[[nodiscard]] Question question_about(MailFacts const& mail);

/// DOMAIN.md's table "A mail that reads like a statement arrives", RFC 3834, and what else a mail can be.
[[nodiscard]] Decision decide(MailFacts mail, Situation const& known, Instant now);

/// What is decided about a mail whose processing failed or died (`why`): held, the coordinators told.
[[nodiscard]] Decision hold_unprocessed(InboxId id, Envelope const& envelope, std::size_t size, std::string_view why,
                                        House const& house, Instant now);

} // namespace liaison
