// The heart: what happens now with this mail. Pure: no I/O, no clock, no log; a test compares values.
#pragma once
#include "core/desk.hpp"
#include "core/directory.hpp"
#include "core/secret_key.hpp"
#include "desk/arrival.hpp"
#include "desk/bodies.hpp"
#include "desk/decision.hpp"
#include "desk/schedule.hpp"
#include "desk/situation.hpp"
#include "desk/templates.hpp"

namespace liaison {

/// Everything a decision is made by that does not change from mail to mail. Made once per configuration.
struct House {
    Desk desk;
    Directory directory;
    Bodies bodies;
    Templates templates;
    SecretKey key; ///< by which the tokens in our mails are known again
    Timetable timetable = {};
};

/// What the store has to be asked before decide().
[[nodiscard]] Question question_about(Arrival const& arrival, House const& house);

/// DOMAIN.md's table "A mail that reads like a statement arrives", RFC 3834, and what else a mail can be.
[[nodiscard]] Decision decide(Arrival const& arrival, Situation const& known, House const& house, Instant now);

/// What is decided about a mail whose processing failed or died (`why`): held, the coordinators told.
[[nodiscard]] Decision hold_unprocessed(InboxId id, Envelope const& envelope, std::size_t size, std::string_view why,
                                        House const& house, Instant now);

} // namespace liaison
