// What every command begins with: the configuration, the house made of it, the store.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "daemon/commands/command.hpp"
#include "desk/decide.hpp"
#include "store/connection.hpp"
#include <memory>

namespace liaison {

/// Errors: bad_configuration, with one problem a line.
[[nodiscard]] Result<Config> load_settings(std::filesystem::path const& file);
/// Errors: bad_configuration: a template does not compile, the holidays cannot be read.
[[nodiscard]] Result<House> make_house(Config const& config, SecretKey const& key);

/// The configured store, opened. Errors: as load_settings() and Connection::open().
[[nodiscard]] Result<std::unique_ptr<Connection>> open_store(Invocation const& invocation, Opening opening);

/// Who works on the machine, as events name it: "operator ann".
[[nodiscard]] std::string operator_name();

/// "42". Errors: bad_usage.
[[nodiscard]] Result<std::int64_t> parse_number(std::string_view text);
/// "42" or "LS-42". Errors: bad_usage.
[[nodiscard]] Result<StatementId> statement_number(std::string_view text);
/// The value of a date option, if it was given. Errors: bad_usage.
[[nodiscard]] Result<std::optional<Date>> date_option(Invocation const& invocation, std::string_view option);
/// The value of a number option, if it was given. Errors: bad_usage.
[[nodiscard]] Result<std::optional<std::size_t>> count_option(Invocation const& invocation, std::string_view option);

} // namespace liaison
