#include "daemon/commands/settings.hpp"
#include "core/statement_number.hpp"
#include <charconv>
#include <pwd.h>
#include <unistd.h>

namespace liaison {

Result<Config> load_settings(std::filesystem::path const& file) {
    auto config = load_config(file);
    if (config) return std::move(*config);
    std::string lines;
    for (auto const& problem : config.error()) lines += fmt::format("{}\n", write_problem(problem));
    return failure(Fault::bad_configuration, lines);
}

Result<House> make_house(Config const& config, SecretKey const& key) {
    auto templates = Templates::compile(config.templates);
    if (!templates) {
        auto const place = config.templates_folder.empty() ? "built-in templates" : config.templates_folder.string();
        return std::unexpected(templates.error().within(place));
    }
    auto timetable = Timetable::make(config.reminders, config.desk.timezone);
    if (!timetable) return std::unexpected(timetable.error().within(config.file.string()));
    return House{config.desk, config.directory,     Bodies{config.directory, config.desk.name}, std::move(*templates),
                 key,         *std::move(timetable)};
}

Result<std::unique_ptr<Connection>> open_store(Invocation const& invocation, Opening opening) {
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    return Connection::open(config->store, opening);
}

std::string operator_name() {
    auto const* user = getpwuid(getuid());
    return user == nullptr ? fmt::format("operator {}", getuid()) : fmt::format("operator {}", user->pw_name);
}

Result<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = 0;
    auto const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc{} && stop == end && number > 0) return number;
    return failure(Fault::bad_usage, fmt::format("\"{}\" is no number", text));
}

Result<StatementId> statement_number(std::string_view text) {
    if (auto const id = parse_statement_id(text)) return *id;
    if (auto const number = parse_number(text)) return StatementId{*number};
    return failure(Fault::bad_usage, fmt::format("\"{}\" is no number such as 42 or LS-42", text));
}

Result<std::optional<Date>> date_option(Invocation const& invocation, std::string_view option) {
    auto const text = invocation.value(option);
    if (!text) return std::nullopt;
    auto const date = parse_date(*text);
    if (date) return date;
    return failure(Fault::bad_usage, fmt::format("{}: \"{}\" is no day; write it as 2026-11-20", option, *text));
}

Result<std::optional<std::size_t>> count_option(Invocation const& invocation, std::string_view option) {
    auto const text = invocation.value(option);
    if (!text) return std::nullopt;
    auto const number = parse_number(*text);
    if (!number) return std::unexpected(number.error().within(option));
    return static_cast<std::size_t>(*number);
}

} // namespace liaison
