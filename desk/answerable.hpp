// Whether a mail may be answered by a program: RFC 3834 as a table.
#pragma once
#include "core/desk.hpp"
#include "desk/arrival.hpp"
#include "desk/situation.hpp"
#include "desk/trust.hpp"
#include <optional>
#include <string>

namespace liaison {

/// The header field that every mail of ours carries, so that it is known when it comes back.
[[nodiscard]] std::string loop_mark(Desk const& desk); ///< its value; the field is X-Loop

/// Whether the mail carries our own loop mark.
[[nodiscard]] bool has_own_loop_mark(Mail const& mail, Desk const& desk);

/// Why no automatic answer may go to the sender; nothing if one may. An answer goes to the authenticated address in
/// From: RFC 3834 4 prefers the envelope sender because From is unproven and may be several; here it is proven and one,
/// while the envelope sender is often a program's bounce address.
[[nodiscard]] std::optional<std::string> reason_not_to_answer(Arrival const& arrival, Trust const& trust,
                                                              Situation const& known, Desk const& desk);

/// How many acknowledgements one address gets in 24 hours.
constexpr int acknowledgements_a_day = 5;

} // namespace liaison
