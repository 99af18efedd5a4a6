#include "daemon/commands/commands.hpp"
#include "daemon/commands/settings.hpp"
#include "daemon/serve.hpp"

namespace liaison {

Done run_serve(Invocation const& invocation, Output&) {
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    return serve(*config);
}

} // namespace liaison
