// What people ask of the desk in the first lines of a reply, as values. What then happens is decided elsewhere.
#pragma once
#include "core/address.hpp"
#include "core/ids.hpp"
#include "core/statement.hpp"
#include "core/time.hpp"
#include "parser/draft.hpp"
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liaison {

/// One act; in comments the argument that its command has.
enum class Act {
    post,
    taken,           ///< std::string: what was done
    no_action,       ///< std::string: why
    extend,          ///< Date: the new deadline
    assign,          ///< std::vector<Address>: the new action holders, each with an addr-spec
    comment,         ///< std::string: several lines
    private_comment, ///< std::string: several lines
    correct,         ///< Correction
    respond,
    withdraw, ///< std::string: why
    restore,
    same_as, ///< StatementId: the one that stays
    help,
    snooze, ///< Date: the first day on which its writer is reminded again
    stop_reminders,
    approve,
    refuse,  ///< std::string: why
    abandon, ///< std::string: why; may be empty
    release, ///< std::string: name of the organization in the directory; empty: whatever the mail says
    make_statement,
    file_to, ///< StatementId
    drop,    ///< std::string: why
};

/// Its name in the log and in tests: "no_action".
[[nodiscard]] std::string_view name_of(Act act);
/// How it is written, with an example of its argument: "extend to 2026-12-31".
[[nodiscard]] std::string_view usage_of(Act act);

/// A field's right value: that field of `value`, with its origin, as if the statement's form had said it. It is empty
/// where the field is to be emptied ("correct deadline: none"). Field::contact does not occur.
struct Correction {
    Field field = Field::title;
    Statement value;
};
/// `statement` with that field, its origin and its remarks in place of the old ones.
[[nodiscard]] Statement corrected(Statement statement, Correction const& correction);

using Argument = std::variant<std::monostate, std::string, Date, StatementId, std::vector<Address>, Correction>;

/// A line that can be carried out: its argument is there and of its act's type.
struct Command {
    Act act = Act::help;
    Argument argument;
    std::string written; ///< the line, for the answer: "extend to 31 Dec 2026"
};

/// A line that was meant as a command and cannot be carried out.
struct Misunderstanding {
    std::string written;
    std::string why; ///< for its writer: `did you mean "post"?`, `a date is expected, such as 2026-12-31`
};

/// The words of a reply, understood.
struct CommandsRead {
    std::vector<Command> commands; ///< in the order of the mail
    std::vector<Misunderstanding> misunderstood;
    std::string rest; ///< what is neither: a comment; the whole text where no line is a command. May be empty
    std::vector<std::string> below; ///< the first lines of `rest` that would have been commands above it
};

} // namespace liaison
