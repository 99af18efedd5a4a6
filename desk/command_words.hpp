// The words that commands are written with: one table says what each means and what stands behind it.
#pragma once
#include "desk/commands.hpp"
#include <span>
#include <string>
#include <string_view>

namespace liaison {

/// What stands behind a command's words.
enum class Takes {
    nothing,
    reason,          ///< ": why", in one paragraph
    optional_reason, ///< the same, or nothing
    text,            ///< ": ...", up to the next command
    date,
    people,
    statement,    ///< "LS-42"
    field,        ///< "deadline: 2026-12-31"
    organization, ///< "as ITU-T", or nothing
};

struct ActRow {
    Act act;
    std::string_view name;
    std::string_view usage; ///< how to write it, with an example
    Takes takes;
    std::string_view spellings; ///< folded (parser/fold.hpp), separated by "|"
};

/// A new alias is a word there and nothing else.
[[nodiscard]] std::span<ActRow const> act_rows();
[[nodiscard]] ActRow const& row_of(Act act);

/// One way to write an act.
struct Spelling {
    std::string_view words;
    ActRow const* row = nullptr;
};
/// All of them, the longest first.
[[nodiscard]] std::span<Spelling const> spellings();

} // namespace liaison
