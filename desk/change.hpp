// What becomes of statements and held mails: written in one transaction.
#pragma once
#include "core/ids.hpp"
#include "core/statement.hpp"
#include "desk/reminder_choice.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// A statement as it will be, and what its history gets.
struct Change {
    Record record;
    std::vector<Event> events;
    bool created = false; ///< it is new: its id is the situation's next_statement
    std::vector<ReminderChoice> reminders = {};
    std::string why = {}; ///< of a withdrawal: the reason, as those are told who had the statement
};

/// How a held mail is to be read when it is processed again, by a person's word.
struct Instruction {
    std::string organization;           ///< whose mail it is, by its name in the directory; empty: as it says
    bool is_statement = false;          ///< it is one, whatever it reads like
    std::optional<StatementId> file_to; ///< it is mail on that statement
    bool operator==(Instruction const&) const = default;
};

/// What somebody decided about a held mail.
struct HeldChange {
    InboxId mail;
    std::string by;
    std::string dropped_why;                ///< not empty: nothing will be done about it
    std::optional<Instruction> instruction; ///< it is processed again, its sender trusted
};

} // namespace liaison
