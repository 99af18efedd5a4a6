// The letters that follow from a decision, ready to be composed.
#pragma once
#include "desk/classify.hpp"
#include "desk/compose.hpp"
#include "desk/facts.hpp"
#include "desk/routing.hpp"
#include <optional>
#include <string>

namespace liaison {

/// To the sender of a new statement. `routing` says who has it now.
[[nodiscard]] Letter acknowledgement(Facts const& facts, Record const& record, Routing const& routing);
/// To the sender of a statement that is on record already. `to`: whom it is addressed to by now; empty: as before.
[[nodiscard]] Letter acknowledgement_of_copy(Facts const& facts, std::vector<Addressee> const& to);
/// To a person whose mail waits for another person.
[[nodiscard]] Letter acknowledgement_of_message(Facts const& facts);

/// A new statement, to those who look after it. `not_acknowledged` says why its sender heard nothing, if so.
[[nodiscard]] Letter forward(Facts const& facts, Record const& record, Routing routing,
                             std::optional<std::string> const& not_acknowledged);
/// Mail about a statement on record, to those who look after it.
[[nodiscard]] Letter filed_notice(Facts const& facts, Verdict const& verdict, Routing routing);
/// The lines that "release" would carry out of a mail that is held because nothing proves who has written it.
[[nodiscard]] std::vector<std::string> lines_obeyed_when_released(Facts const& facts);
/// A mail that waits for a person, to the coordinators.
[[nodiscard]] Letter held_notice(Facts const& facts, Verdict const& verdict, Routing routing);
/// A mail of the desk that did not arrive, to those coordinators who are not its recipients.
[[nodiscard]] Letter bounce_notice(Facts const& facts, std::vector<NoticedRecipient> const& recipients,
                                   Routing routing);

/// The part of a Message-ID that stands for a mail that came in: its number and the moment, in letters and digits.
[[nodiscard]] std::string letter_key(InboxId id, Instant received);

} // namespace liaison
