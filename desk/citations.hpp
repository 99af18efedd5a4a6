// The statements that a mail names: those that it answers, those whose place it takes.
#pragma once
#include "core/desk.hpp"
#include "desk/arrival.hpp"
#include "desk/commands.hpp"
#include "desk/situation.hpp"
#include <string>
#include <vector>

namespace liaison {

struct Citation {
    LinkKind kind = LinkKind::answers;
    std::string text;               ///< a number ("SG13-LS136", "LS-43"), a title or a page, as written
    std::optional<StatementId> own; ///< it is that number of this desk
    bool operator==(Citation const&) const = default;
};

/// All of them, each once, at most fifty. What is on record of them is the store's to say.
[[nodiscard]] std::vector<Citation> citations_in(Arrival const& arrival, Desk const& desk);

/// The statement that is cited, of what is known about the mail; nullptr: none on record.
[[nodiscard]] Record const* cited_record(Citation const& citation, Situation const& known);

/// The statements of this desk that commands name: "same as LS-17", "correct in response to: LS-43".
[[nodiscard]] std::vector<StatementId> named_in(CommandsRead const& wanted, Desk const& desk);

/// The number of this desk that a text is: "LS-43", "IETF LS-43", "your liaison statement LS-43". Others number theirs
/// alike: "SG15 LS-43" is none of ours.
[[nodiscard]] std::optional<StatementId> own_number_in(std::string_view text, Desk const& desk);

} // namespace liaison
