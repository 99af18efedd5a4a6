// What a mail is: an ordered table of rules, the first that applies decides.
#pragma once
#include "desk/facts.hpp"
#include <string>

namespace liaison {

/// What kind of mail it is, finer than its outcome.
enum class Sort {
    duplicate,       ///< the same mail was accepted before
    own_mail,        ///< a mail of the desk that came back
    bounce,          ///< a mail of the desk was not delivered
    automatic,       ///< no person wrote it to the desk
    over_limit,      ///< it could not be read to its end
    spam,            ///< our mail system calls it spam
    flood,           ///< more mail about one statement than people write
    held_command,    ///< what a coordinator wants done with a held mail
    wrong_sender,    ///< commands with a mark of ours, from somebody whose mark it is not
    forged_mark,     ///< commands with a mark that we did not give out
    command,         ///< commands about a statement, from somebody who may give them
    unmarked,        ///< the same, without a mark that is still good: its sender is asked again
    supplement,      ///< the sender of a statement adds to it
    tool_update,     ///< a tool announces a change of a known statement
    tool_reminder,   ///< a tool's other notice about a known statement
    copy,            ///< a known statement once more
    answer,          ///< a person writes about a known statement
    several,         ///< it carries more than one statement
    no_statement,    ///< it does not read like a statement
    of_program,      ///< it reads like one, but no person sent it
    unauthenticated, ///< it reads like one, but anybody may have sent it
    foreign_draft,   ///< it reads like an outgoing statement, but is not from the desk's side
    statement,
};

/// So many events of a statement within an hour are no people's work but a loop's: further mail about it is held.
constexpr int events_an_hour = 60;

struct Verdict {
    Outcome outcome = Outcome::held;
    Sort sort = Sort::no_statement;
    std::string reason; ///< one line for people
};

[[nodiscard]] Verdict classify(Facts const& facts);

/// The facts as they are once a person vouches for its sender, who is not authenticated: where what it asks for is
/// carried out then, else nothing.
[[nodiscard]] std::optional<Facts> obeyed_when_released(Facts const& facts);

} // namespace liaison
