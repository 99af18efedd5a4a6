#include "daemon/commands/command_line.hpp"
#include "core/contains.hpp"
#include "core/nearest.hpp"
#include "core/text.hpp"
#include <CLI/CLI.hpp>
#include <cstdlib>

namespace liaison {
namespace {

constexpr auto usual_config = "/etc/liaisond/liaisond.toml";

/// A command as CLI11 sees it, with the places that its parser fills.
struct Row {
    Subcommand const* command = nullptr;
    CLI::App* app = nullptr;
    std::vector<std::string> operands;
    std::map<std::string, std::string> values;
    std::map<std::string, bool> flags;
};

/// "mail show" is "show" inside "mail".
CLI::App* app_for(CLI::App& program, std::string const& name) {
    auto* app = &program;
    for (auto const word : split(name, ' ')) {
        auto const inner = app->get_subcommands([&](CLI::App const* one) { return one->get_name() == word; });
        app->require_subcommand(0, 1); // what follows a command is its own
        app = inner.empty() ? app->add_subcommand(std::string{word}) : inner.front();
    }
    return app;
}

void describe(Row& row) {
    auto const& command = *row.command;
    auto& app = *row.app;
    app.set_help_flag();
    app.add_flag("-h,--help", row.flags["--help"]);
    if (command.json) app.add_flag("--json", row.flags["--json"]);
    if (command.needs_config) app.add_option("--config", row.values["--config"]);
    for (auto const& option : command.options) {
        if (option.value.empty())
            app.add_flag(option.name, row.flags[option.name]);
        else
            app.add_option(option.name, row.values[option.name]);
    }
    if (command.operands == Operands::none) return;
    auto* operands = app.add_option(command.operand, row.operands);
    if (command.operands == Operands::one) operands->expected(1);
}

/// What was given to the command, and to those that it stands in: `queue --config FILE list`.
Invocation invocation_of(Row const& called, std::vector<Row> const& rows) {
    Invocation invocation;
    invocation.operands = called.operands;
    for (auto const& row : rows) {
        if (!row.app->parsed() || !called.command->name.starts_with(row.command->name)) continue;
        for (auto const& [name, value] : row.values)
            if (row.app->count(name) > 0) invocation.options[name] = value;
        for (auto const& [name, given] : row.flags)
            if (given) invocation.options[name] = "";
    }
    auto const* environment = std::getenv("LIAISOND_CONFIG");
    invocation.config = invocation.value("--config")
                            .value_or(environment != nullptr && *environment != '\0' ? environment : usual_config);
    return invocation;
}

Result<Call> check(Row const& row, std::vector<Row> const& rows) {
    auto const& command = *row.command;
    auto const wrong = [&](std::string_view what) {
        return failure(Fault::bad_usage, fmt::format("{}: {}\nusage: liaisond {}\n`liaisond {} --help` says more",
                                                     command.name, what, write_usage(command), command.name));
    };
    if (command.operands != Operands::none && row.operands.empty())
        return wrong(fmt::format("{} is missing", command.operand));
    for (auto const& option : command.options)
        if (option.required && row.app->count(option.name) == 0)
            return wrong(fmt::format("{} is missing", option.name));
    return Call{&command, invocation_of(row, rows)};
}

/// The innermost command that was called; nullptr if none was.
Row* called(std::vector<Row>& rows) {
    Row* innermost = nullptr;
    for (auto& row : rows)
        if (row.app->parsed() && (innermost == nullptr || row.command->name.starts_with(innermost->command->name)))
            innermost = &row;
    return innermost;
}

std::string version() { return fmt::format("liaisond {}\n", LIAISOND_VERSION); }

/// The first word that starts no option, if it is no command.
std::optional<Error> unknown_command(std::vector<std::string> const& words) {
    if (words.empty() || words.front().starts_with('-')) return std::nullopt;
    std::vector<std::string> names;
    for (auto const& command : all_commands())
        if (!command.name.contains(' ')) names.push_back(command.name);
    if (contains(names, words.front())) return std::nullopt;
    return Error{Fault::bad_usage, fmt::format("\"{}\" is no command{}\n`liaisond --help` lists them all",
                                               words.front(), suggestion(words.front(), names))};
}

/// What CLI11 says is wrong, in our words where its own are hard to read.
std::string wrong_words(CLI::ParseError const& error, CLI::App const& app) {
    auto const left = app.remaining(true);
    if (dynamic_cast<CLI::ExtrasError const*>(&error) == nullptr || left.empty()) return error.what();
    return fmt::format("\"{}\" is not expected here", left.front());
}

/// CLI11 wants the words in reverse.
std::vector<std::string> reversed(std::vector<std::string> const& words) { return {words.rbegin(), words.rend()}; }

} // namespace

std::optional<std::string> Invocation::value(std::string_view option) const {
    auto const found = options.find(option);
    return found == options.end() ? std::nullopt : std::optional{found->second};
}

Result<std::variant<Call, Information>> parse_command_line(std::vector<std::string> const& words) {
    if (auto unknown = unknown_command(words)) return std::unexpected(std::move(*unknown));
    CLI::App program;
    program.set_help_flag();
    bool help = words.empty();
    bool show_version = false;
    program.add_flag("-h,--help", help);
    program.add_flag("--version", show_version);
    auto const& commands = all_commands();
    std::vector<Row> rows(commands.size());
    for (std::size_t i = 0; i < commands.size(); ++i) {
        rows[i].command = &commands[i];
        rows[i].app = app_for(program, commands[i].name);
        rows[i].app->add_flag("--version", show_version);
        describe(rows[i]);
    }
    std::string wrong;
    try {
        program.parse(reversed(words));
    } catch (CLI::ParseError const& error) {
        wrong = wrong_words(error, program);
    }
    auto const* row = called(rows);
    if (show_version) return Information{version()};
    if (row != nullptr && row->flags.at("--help")) return Information{write_help(*row->command)};
    if (help) return Information{write_help(commands)};
    if (!wrong.empty() || row == nullptr) {
        auto const known = row == nullptr ? std::string{} : row->command->name + " ";
        return failure(Fault::bad_usage, fmt::format("{}\n`liaisond {}--help` says what is possible",
                                                     wrong.empty() ? "a command is missing" : wrong, known));
    }
    auto call = check(*row, rows);
    if (!call) return std::unexpected(call.error());
    return std::move(*call);
}

int run_command_line(std::vector<std::string> const& words, Output& output) {
    auto parsed = parse_command_line(words);
    Done done;
    if (!parsed)
        done = std::unexpected(parsed.error());
    else if (auto const* information = std::get_if<Information>(&*parsed))
        output.bytes(information->text);
    else
        done = std::get<Call>(*parsed).command->run(std::get<Call>(*parsed).invocation, output);
    if (auto printed = output.finish(); done && !printed) done = std::move(printed);
    if (done) return 0;
    if (!done.error().what.empty()) output.message(done.error().what);
    return exit_status(done.error().fault);
}

} // namespace liaison
