// What comes of a command about a statement: the same decisions for mail and for the operator.
#pragma once
#include "core/error.hpp"
#include "core/statement.hpp"
#include "desk/change.hpp"
#include "desk/commands.hpp"
#include "desk/decide.hpp"
#include "desk/roles.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// Who wants it done.
struct Actor {
    std::string name; ///< as in events: an address, "operator ann", "liaisond"
    Roles roles;      ///< in which it acts
    std::optional<InboxId> mail;
};

/// What a command is decided by, beside the statement itself.
struct Surroundings {
    House const& house;
    std::vector<Record> const& others; ///< the statements that commands name, as far as they exist
    StatementId next_statement;        ///< the number that a new record would get
    Instant now{};
    std::string words = {};                   ///< what the mail says beside its commands
    std::vector<Attachment> attachments = {}; ///< of the mail
};

/// What one command makes of a statement.
struct Effect {
    Record record;
    std::string done;    ///< "posted": for the history, and for the answer
    bool changed = true; ///< false: it was so already, and nothing is written
    bool is_private = false;
    std::vector<Change> others = {}; ///< what becomes of other statements
    std::optional<ReminderChoice> reminders = std::nullopt;
    std::string why = {}; ///< of a withdrawal: the reason, as those are told who had the statement
};

/// Decides one command about `record`. Errors, for the person who wrote it: denied: the actor may not; not_found: the
/// other statement; bad_input: it cannot be done, and why.
[[nodiscard]] Result<Effect> carry_out(Command const& command, Record record, Actor const& actor,
                                       Surroundings const& around);

/// What a draft says has changed: who has approved it has approved something else. Whether anybody had.
bool take_back_approvals(Record& record);

/// Who may do it (DOMAIN.md "Who may do what").
[[nodiscard]] Roles entitled_to(Act act);
/// Whether the command is about a held mail, and not about a statement.
[[nodiscard]] bool is_about_held_mail(Act act);
/// Whether it only adds to the history: such commands are carried out whatever becomes of the others in their mail.
[[nodiscard]] bool only_adds(Act act);

} // namespace liaison
