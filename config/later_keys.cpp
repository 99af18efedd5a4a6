// Sections for what is not built yet: their keys are checked like all others, so that a file stays valid later.
#include "config/main_keys.hpp"
#include "config/read_endpoints.hpp"
#include "config/read_values.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

using namespace std::chrono_literals;

/// A reader that only checks: for keys that lead nowhere yet.
template <class Read> auto checked(Read read) {
    return [read](Value const& value, auto&) { static_cast<void>(read(value)); };
}

struct Nothing {};

std::optional<bool> imap_url(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (text.starts_with("imaps://") || text.starts_with("imap://")) return true;
    value.expect("a mailbox such as \"imaps://mail.ietf.example/INBOX\"");
    return std::nullopt;
}

std::optional<bool> web_url(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (text.starts_with("https://") || text.starts_with("http://")) return true;
    value.expect("a URL such as \"https://liaisons.ietf.example/\"");
    return std::nullopt;
}

auto const a_while = [] { return duration_between(1s, 24h * 366, "between 1 s and 366 days"); };

Keys<Nothing> const& imap_keys() {
    static Keys<Nothing> const keys{
        {"url", checked(imap_url), Need::required},
        {"user", checked(some_text)},
        {"password_file", checked(path_beside)},
        {"password_command", checked(some_text)},
        {"oauth_command", checked(some_text)},
        {"processed", checked(some_text)},
        {"failed", checked(some_text)},
        {"poll", checked(a_while())},
    };
    return keys;
}

struct Web {
    std::vector<Endpoint> listen;
};

Keys<Web> const& web_keys() {
    static Keys<Web> const keys{{"listen", into(&Web::listen, endpoints)}, {"public_url", checked(web_url)}};
    return keys;
}

struct Later {
    Web web;
};

} // namespace

void read_imap(Value const& value) {
    auto const* list = value.node.as_array();
    if (list == nullptr || !value.node.is_array_of_tables()) {
        value.refuse(fmt::format("found {}, sections [[imap]] are expected", found(value.node)));
        return;
    }
    for (auto const& node : *list) {
        Nothing nothing;
        Section const section{*node.as_table(), "[[imap]] ", value.source};
        section.refuse("not built yet: this version does not fetch mail; let the mail server hand it over by LMTP");
        read_section(section, imap_keys(), nothing);
    }
}

void read_web(Value const& value) {
    Later later;
    section_into(&Later::web, web_keys)(value, later);
    if (later.web.listen.empty()) return;
    Value const listen{*value.node.as_table()->get("listen"), "[web] listen", value.source};
    listen.refuse("not built yet: this version has no public pages; write listen = []");
}

} // namespace liaison
