// [web]: where health and metrics are asked for.
#include "config/main_keys.hpp"
#include "config/read_endpoints.hpp"
#include "config/read_values.hpp"

namespace liaison {
namespace {

std::optional<std::string> web_url(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (text.starts_with("https://") || text.starts_with("http://")) return text;
    value.expect("a URL such as \"https://liaisons.ietf.example/\"");
    return std::nullopt;
}

bool is_of_this_machine(Endpoint const& endpoint) {
    return !endpoint.unix_path.empty() || endpoint.host.starts_with("127.") || endpoint.host == "::1";
}

} // namespace

Keys<WebSettings> const& web_keys() {
    static Keys<WebSettings> const keys{
        {"listen", into(&WebSettings::listen, endpoints)},
        {"beyond_loopback", into(&WebSettings::beyond_loopback, truth)},
        {"disk_reserve", into(&WebSettings::disk_reserve, octets_between(0, 1'000'000'000'000, "at most 1000 GB"))},
        {"public_url", into(&WebSettings::public_url, web_url)},
    };
    return keys;
}

void check_web(WebSettings const& web, Section const& file) {
    auto const node = file.table["web"]["listen"];
    if (!node || web.beyond_loopback) return;
    for (auto const& endpoint : web.listen)
        if (!is_of_this_machine(endpoint))
            Value{*node.node(), "[web] listen", file.source}.refuse(
                fmt::format("{} is not of this machine alone: what is told there is for your monitoring; "
                            "beyond_loopback = true allows it",
                            endpoint.host));
}

} // namespace liaison
