// The statements that a mail names: those that it answers, those whose place it takes.
#pragma once
#include "desk/arrival.hpp"
#include "desk/commands.hpp"
#include <string>
#include <vector>

namespace liaison {

struct Citation {
    LinkKind kind = LinkKind::answers;
    std::string text; ///< a number ("SG13-LS136", "LS-43"), a title or a page, as written
    bool operator==(Citation const&) const = default;
};

/// All of them, each once, at most fifty. What is on record of them is the store's to say.
[[nodiscard]] std::vector<Citation> citations_in(Arrival const& arrival);

/// The statements of this desk that commands name: "same as LS-17", "correct in response to: LS-43".
[[nodiscard]] std::vector<StatementId> named_in(CommandsRead const& wanted);

/// The number of this desk that a text consists of, or ends with: "LS-43", "IETF LS-43".
[[nodiscard]] std::optional<StatementId> own_number_in(std::string_view text);

} // namespace liaison
