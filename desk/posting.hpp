// To whom statements are distributed.
#pragma once
#include "core/statement.hpp"
#include "desk/decide.hpp"
#include "desk/routing.hpp"

namespace liaison {

/// The lists and chairs of the desk's groups in To, the sender's contacts in Cc. Without a list or a chair nobody.
[[nodiscard]] Routing recipients_of_posting(Statement const& statement, House const& house);
/// Those groups of `now` that `before` was not addressed to, and nobody in Cc.
[[nodiscard]] Routing recipients_added(Statement const& before, Statement const& now, House const& house);
/// The other body's "send to" address, else the contacts that are named; our own groups' lists and chairs in Cc.
[[nodiscard]] Routing recipients_of_outgoing(Statement const& statement, House const& house);
/// Who reviews an outgoing statement: the approvers of its groups and the coordinators.
[[nodiscard]] Routing reviewers_of(Statement const& statement, House const& house);
/// Who looks after a statement that is on record: its managers, else the coordinators; the support group in Cc.
[[nodiscard]] Routing keepers_of(Statement const& statement, House const& house);

} // namespace liaison
