#include "daemon/commands/operator_desk.hpp"
#include "daemon/commands/settings.hpp"
#include "desk/command_reader.hpp"
#include "store/key_file.hpp"

namespace liaison {

Result<OperatorDesk> open_operator_desk(Invocation const& invocation) {
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    auto store = Connection::open(config->store, Opening::existing);
    if (!store) return std::unexpected(store.error());
    auto const key = load_or_make_key(config->store);
    if (!key) return std::unexpected(key.error());
    auto house = make_house(*config, *key);
    if (!house) return std::unexpected(house.error());
    return OperatorDesk{*std::move(house), *std::move(store)};
}

Result<CommandsRead> read_line(std::string const& line, House const& house, Instant now) {
    auto wanted = read_commands(line, {}, house, now);
    if (wanted.misunderstood.empty() && !wanted.commands.empty()) return wanted;
    auto const why = wanted.misunderstood.empty() ? std::string{"is not understood"} : wanted.misunderstood[0].why;
    return failure(Fault::bad_usage, fmt::format("\"{}\": {}", line, why));
}

} // namespace liaison
