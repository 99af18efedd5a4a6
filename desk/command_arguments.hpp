// What stands behind a command's words becomes its argument.
#pragma once
#include "desk/command_words.hpp"
#include "desk/commands.hpp"
#include "desk/decide.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace liaison {

/// The line is no command after all: it goes on like prose.
struct Prose {};
/// Why the line cannot be carried out although it was meant as a command.
struct Objection {
    std::string why;
    bool asks = false; ///< whether it is what its writer wants, as of a word with a slip in it
};
using ArgumentRead = std::variant<Prose, Objection, Argument>;

/// Who writes, to whom, when.
struct CommandContext {
    Address const& writer;
    House const& house;
    Instant now;
};

/// Reads `written`, what stands behind the words of `row`. A reason or text may be empty still: it can follow in the
/// next line.
[[nodiscard]] ArgumentRead read_argument(ActRow const& row, std::string_view written, CommandContext const& context);

} // namespace liaison
