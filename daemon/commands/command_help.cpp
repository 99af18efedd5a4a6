// The help texts, made of the table of commands.
#include "daemon/commands/command_line.hpp"

namespace liaison {
namespace {

constexpr std::string_view introduction =
    R"(liaisond: a desk for liaison statements. Mail that comes in by LMTP is recorded, acknowledged
and forwarded to the liaison manager.

usage: liaisond COMMAND [OPTION...]

)";

constexpr std::string_view ending = R"(
Every command has --help, with examples. Those that print records take --json: one object a line.
The configuration is --config FILE, else $LIAISOND_CONFIG, else /etc/liaisond/liaisond.toml.
Exit status: 0 done, 64 usage, 65 bad input, 66 no such thing, 69 unavailable, 73 cannot create,
74 input or output failed, 75 try later, 77 not allowed, 78 bad configuration.

Begin with:  liaisond check            what is wrong with the configuration, if anything
             liaisond explain a.eml    what would happen to a mail, without doing it
             liaisond serve            the daemon, in the foreground
)";

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string two_columns(Rows const& rows) {
    std::size_t width = 0;
    for (auto const& [left, right] : rows) width = std::max(width, left.size());
    std::string text;
    for (auto const& [left, right] : rows) text += fmt::format("  {:<{}}  {}\n", left, width, right);
    return text;
}

std::string with_operand(Subcommand const& command) {
    switch (command.operands) {
    case Operands::none: return command.name;
    case Operands::one: return fmt::format("{} {}", command.name, command.operand);
    case Operands::some: return fmt::format("{} {}...", command.name, command.operand);
    }
    return command.name;
}

std::string with_value(CommandOption const& option) {
    return option.value.empty() ? option.name : fmt::format("{} {}", option.name, option.value);
}

Rows option_rows(Subcommand const& command) {
    Rows rows;
    for (auto const& option : command.options) rows.emplace_back(with_value(option), option.what);
    if (command.json) rows.emplace_back("--json", "one JSON object a line instead of text");
    if (command.needs_config) rows.emplace_back("--config FILE", "the configuration");
    rows.emplace_back("--help", "this text");
    return rows;
}

} // namespace

std::string write_usage(Subcommand const& command) {
    std::string required;
    for (auto const& option : command.options)
        if (option.required) required += fmt::format(" {}", with_value(option));
    return fmt::format("{}{} [OPTION...]", with_operand(command), required);
}

std::string write_help(std::span<Subcommand const> commands) {
    Rows rows;
    for (auto const& command : commands) rows.emplace_back(with_operand(command), command.what);
    return fmt::format("{}{}{}", introduction, two_columns(rows), ending);
}

std::string write_help(Subcommand const& command) {
    return fmt::format("liaisond {}: {}\n\nusage: liaisond {}\n\n{}{}{}", command.name, command.what,
                       write_usage(command), two_columns(option_rows(command)), command.teaches.empty() ? "" : "\n",
                       command.teaches);
}

} // namespace liaison
