// A command line is a table: what each command is called, what it takes, and the function that does it.
#pragma once
#include "core/error.hpp"
#include "daemon/commands/output.hpp"
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// What a command was called with.
struct Invocation {
    std::filesystem::path config; ///< --config, else $LIAISOND_CONFIG, else /etc/liaisond/liaisond.toml
    std::vector<std::string> operands;
    std::map<std::string, std::string, std::less<>> options; ///< those given: "--from" -> "ITU-T"; a flag -> ""

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
};

/// An option of a command. A flag takes no value.
struct CommandOption {
    std::string name;  ///< "--from"
    std::string value; ///< what the help calls its value: "ORG"; empty for a flag
    std::string what;
    bool required = false;
};

enum class Operands { none, one, some };

struct Subcommand {
    std::string name; ///< "list", "mail show"
    std::string what; ///< one line
    Operands operands = Operands::none;
    std::string operand; ///< what the help calls it: "ID"
    std::vector<CommandOption> options;
    bool json = false;        ///< takes --json
    bool needs_config = true; ///< takes --config
    std::string teaches;      ///< examples and what they do, as the help shows them
    /// Does it. The error that comes back is printed by main and decides the exit status.
    Done (*run)(Invocation const&, Output&) = nullptr;
};

/// All commands, in the order of the help.
[[nodiscard]] std::vector<Subcommand> const& all_commands();

} // namespace liaison
