#include "daemon/commands.hpp"
#include "daemon/serve.hpp"
#include "daemon/settings.hpp"

namespace liaison {

Done run_serve(Invocation const& invocation, Output&) {
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    return serve(*config);
}

} // namespace liaison
