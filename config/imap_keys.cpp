// [[imap]]: the mailboxes that mail is fetched from.
#include "config/main_keys.hpp"
#include "config/read_endpoints.hpp"
#include "config/read_values.hpp"

namespace liaison {
namespace {

using namespace std::chrono_literals;

void read_place(Value const& value, ImapSettings& imap) {
    auto got = mailbox_place(value);
    if (!got) return;
    imap.url = std::move(got->url);
    imap.mailbox = std::move(got->mailbox);
}

/// What no key of a section can know alone.
void check_together(ImapSettings const& imap, Section const& section) {
    constexpr std::array<std::string_view, 3> secrets{"password_file", "password_command", "oauth_command"};
    auto const given = std::ranges::count_if(secrets, [&](auto key) { return section.table.contains(key); });
    if (given != 1) section.refuse("one of password_file, password_command and oauth_command is expected");
    if (imap.url.starts_with("imaps:") && section.table.contains("starttls"))
        section.refuse("starttls is for imap://, imaps:// is protected from the beginning");
    if (imap.processed == imap.failed) section.refuse("processed and failed are the same folder");
    if (imap.processed == imap.mailbox || imap.failed == imap.mailbox)
        section.refuse("processed or failed is the mailbox that mail is fetched from");
}

} // namespace

std::string ImapSettings::name() const {
    auto const host = url.find("://") + 3;
    return fmt::format("{}{}@{}/{}", url.substr(0, host), user, url.substr(host), mailbox);
}

Keys<ImapSettings> const& imap_keys() {
    static Keys<ImapSettings> const keys{
        {"url", read_place, Need::required},
        {"starttls", into(&ImapSettings::starttls, one_of<Starttls>({{"when offered", Starttls::when_offered},
                                                                     {"required", Starttls::required},
                                                                     {"never", Starttls::never}}))},
        {"user", into(&ImapSettings::user, some_text), Need::required},
        {"password_file", into(&ImapSettings::password_file, secret_file)},
        {"password_command", into(&ImapSettings::password_command, some_text)},
        {"oauth_command", into(&ImapSettings::oauth_command, some_text)},
        {"ca_file", into(&ImapSettings::ca_file, path_beside)},
        {"processed", into(&ImapSettings::processed, some_text)},
        {"failed", into(&ImapSettings::failed, some_text)},
        {"poll", into(&ImapSettings::poll, duration_between(5s, 24h, "between 5 s and 24 h"))},
    };
    return keys;
}

void read_imap(Value const& value, MainFile& file) {
    auto const* list = value.node.as_array();
    if (list == nullptr || !value.node.is_array_of_tables()) {
        value.refuse(fmt::format("found {}, sections [[imap]] are expected", found(value.node)));
        return;
    }
    for (auto const& node : *list) {
        ImapSettings imap;
        Section const section{*node.as_table(), "[[imap]] ", value.source};
        read_section(section, imap_keys(), imap);
        check_together(imap, section);
        bool const has_place = !imap.url.empty();
        if (has_place && std::ranges::any_of(file.imap, [&](auto const& other) { return other.name() == imap.name(); }))
            section.refuse("the same mailbox stands in another section");
        if (has_place) file.imap.push_back(std::move(imap));
    }
}

} // namespace liaison
