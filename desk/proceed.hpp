// All that one person wants done at once: each command in its order, and what is written in the end.
#pragma once
#include "desk/act.hpp"
#include "desk/change.hpp"
#include <string>
#include <vector>

namespace liaison {

/// What became of one line of what somebody wrote.
struct Answer {
    std::string written;
    std::string what; ///< "posted", or why not
    bool done = false;
};

struct Proceedings {
    std::vector<Answer> answers;
    Record record;                  ///< as it is now
    std::vector<Change> statements; ///< to be written; the statement itself first, if it has changed
    bool wants_help = false;

    [[nodiscard]] bool all_done() const;
};

/// Either all commands are carried out, or none; but what only adds to the history is never lost. `words` beside the
/// commands are a comment.
[[nodiscard]] Proceedings proceed(CommandsRead const& wanted, Record const& record, Actor const& actor,
                                  Surroundings around);

} // namespace liaison
