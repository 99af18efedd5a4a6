// From the words of the command line to a command and what it was called with. The only door to CLI11.
#pragma once
#include "core/error.hpp"
#include "daemon/commands/command.hpp"
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace liaison {

/// A command to run.
struct Call {
    Subcommand const* command;
    Invocation invocation;
};
/// A text to print instead: help, or the version.
struct Information {
    std::string text;
};

/// Reads the words behind the program's name. Errors: bad_usage, with what would be right.
[[nodiscard]] Result<std::variant<Call, Information>> parse_command_line(std::vector<std::string> const& words);

/// The help of the program, or of one command.
[[nodiscard]] std::string write_help(std::span<Subcommand const> commands);
[[nodiscard]] std::string write_help(Subcommand const& command);
/// "list [OPTION...]", "mail show N".
[[nodiscard]] std::string write_usage(Subcommand const& command);

/// Runs the program: exit status as in sysexits(3).
[[nodiscard]] int run_command_line(std::vector<std::string> const& words, Output& output);

} // namespace liaison
