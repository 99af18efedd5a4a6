// What the operator does at the desk's machine, and the desk by itself: by the same decisions as mail.
#pragma once
#include "desk/proceed.hpp"
#include <string>
#include <vector>

namespace liaison {

/// What was decided, and the mails that follow; Ledger::apply() writes `proceedings.statements` and `mails`.
struct DeskAct {
    Proceedings proceedings;
    std::vector<Outgoing> mails;
};

/// `name` is the actor as events name it: "operator ann"; "liaisond" for what the desk does by itself, such as posting
/// what nobody has reviewed. `others`: the statements that the commands name.
[[nodiscard]] DeskAct act_at_desk(CommandsRead const& wanted, Record const& record, std::vector<Record> const& others,
                                  std::string const& name, House const& house, Instant now);

} // namespace liaison
