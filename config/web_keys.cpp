// Sections for what is not built yet: their keys are checked like all others, so that a file stays valid later.
#include "config/main_keys.hpp"
#include "config/read_endpoints.hpp"
#include "config/read_values.hpp"

namespace liaison {
namespace {

std::optional<bool> web_url(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (text.starts_with("https://") || text.starts_with("http://")) return true;
    value.expect("a URL such as \"https://liaisons.ietf.example/\"");
    return std::nullopt;
}

struct Web {
    std::vector<Endpoint> listen;
};

Keys<Web> const& web_keys() {
    static Keys<Web> const keys{
        {"listen", into(&Web::listen, endpoints)},
        {"public_url", [](Value const& value, Web&) { static_cast<void>(web_url(value)); }},
    };
    return keys;
}

struct Later {
    Web web;
};

} // namespace

void read_web(Value const& value) {
    Later later;
    section_into(&Later::web, web_keys)(value, later);
    if (later.web.listen.empty()) return;
    Value const listen{*value.node.as_table()->get("listen"), "[web] listen", value.source};
    listen.refuse("not built yet: this version has no public pages; write listen = []");
}

} // namespace liaison
