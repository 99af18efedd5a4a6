// What a command makes of a held mail: the same for a coordinator's reply and for the operator.
#pragma once
#include "core/error.hpp"
#include "desk/change.hpp"
#include "desk/commands.hpp"
#include "desk/situation.hpp"
#include <string>

namespace liaison {

/// What becomes of the mail, and the sentence that says so.
struct HeldFate {
    HeldChange change;
    std::string done;
};

/// Decides one command about the mail `known.held`, which must be there. `by` is the actor as events name it. Errors,
/// for whoever wrote it: not_found: the statement that the mail is to be filed with; bad_input: it cannot be done, and
/// why.
[[nodiscard]] Result<HeldFate> decide_fate(Command const& command, Situation const& known, std::string by);

} // namespace liaison
