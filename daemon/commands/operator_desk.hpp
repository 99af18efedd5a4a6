// What the commands by which an operator acts have in common.
#pragma once
#include "daemon/commands/command.hpp"
#include "desk/commands.hpp"
#include "desk/decide.hpp"
#include "store/connection.hpp"
#include <memory>
#include <string>

namespace liaison {

struct OperatorDesk {
    House house;
    std::unique_ptr<Connection> store;
};

/// Errors: as load_settings(), make_house() and Connection::open().
[[nodiscard]] Result<OperatorDesk> open_operator_desk(Invocation const& invocation);

/// A line with commands, as it would stand in a mail. Errors: bad_usage: it is not understood, and why.
[[nodiscard]] Result<CommandsRead> read_line(std::string const& line, House const& house, Instant now);

} // namespace liaison
