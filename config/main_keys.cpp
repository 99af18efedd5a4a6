#include "config/main_keys.hpp"
#include "config/read_endpoints.hpp"
#include "config/read_values.hpp"

namespace liaison {
namespace {

using namespace std::chrono_literals;

/// "forever", or for how long.
std::optional<std::optional<std::chrono::seconds>> time_to_keep(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (text == "forever") return std::optional<std::chrono::seconds>{};
    if (text.empty() || text[0] < '0' || text[0] > '9') {
        value.expect("\"forever\" or a time such as \"365 days\"");
        return std::nullopt;
    }
    auto const got = duration_between(24h, 24h * 36'525, "between 1 day and 36525 days")(value);
    return got ? std::optional{got} : std::nullopt;
}

struct Store {
    std::filesystem::path path;
    std::optional<std::chrono::seconds> keep_raw;
};

Keys<Store> const& store_keys() {
    static Keys<Store> const keys{
        {"path", into(&Store::path, path_beside)},
        {"keep_raw", into(&Store::keep_raw, time_to_keep)},
    };
    return keys;
}

void read_store(Value const& value, MainFile& file) {
    struct Holder {
        Store store;
    } holder{{file.store, file.keep_raw}};
    section_into(&Holder::store, store_keys)(value, holder);
    file.store = holder.store.path;
    file.keep_raw = holder.store.keep_raw;
}

void read_relay(Value const& value, SmtpSettings& smtp) {
    auto const got = relay(value);
    if (!got) return;
    smtp.url = got->url;
    smtp.maildir = got->maildir;
}

} // namespace

Keys<MainFile> const& main_keys() {
    static Keys<MainFile> const keys{
        {"directory", into(&MainFile::directory, path_beside)},
        {"templates", into(&MainFile::templates, path_beside)},
        {"desk", section_into(&MainFile::desk, desk_keys), Need::required},
        {"store", read_store},
        {"lmtp", section_into(&MainFile::lmtp, lmtp_keys)},
        {"imap", read_imap},
        {"smtp", section_into(&MainFile::smtp, smtp_keys)},
        {"reminders", section_into(&MainFile::reminders, reminder_keys)},
        {"web", section_into(&MainFile::web, web_keys)},
        {"log", section_into(&MainFile::log, log_keys)},
    };
    return keys;
}

Keys<Desk> const& desk_keys() {
    static Keys<Desk> const keys{
        {"name", into(&Desk::name, some_text), Need::required},
        {"address", into(&Desk::address, address_spec), Need::required},
        {"aliases", into(&Desk::aliases, address_specs)},
        {"sender", into(&Desk::sender, address)},
        {"coordinators", into(&Desk::coordinators, some_addresses), Need::required},
        {"timezone", into(&Desk::timezone, time_zone)},
        {"languages", into(&Desk::languages, language_tags)},
        {"authserv_id", into(&Desk::authserv_id, authserv_id)},
        {"unauthenticated",
         into(&Desk::unauthenticated,
              one_of<Unauthenticated>({{"hold", Unauthenticated::hold}, {"accept", Unauthenticated::accept}}))},
        {"comment_is_action", into(&Desk::comment_is_action, truth)},
        {"recipient_delimiter", into(&Desk::recipient_delimiter, delimiter)},
    };
    return keys;
}

Keys<LmtpSettings> const& lmtp_keys() {
    static Keys<LmtpSettings> const keys{
        {"listen", into(&LmtpSettings::listen, endpoints)},
        {"max_size", into(&LmtpSettings::max_size, octets_between(1'000, 900'000'000, "between 1 kB and 900 MB"))},
        {"max_sessions", into(&LmtpSettings::max_sessions, count_between(1, 100'000))},
        {"max_recipients", into(&LmtpSettings::max_recipients, count_between(1, 10'000))},
        {"memory", into(&LmtpSettings::memory, octets_between(1'000, 100'000'000'000, "between 1 kB and 100 GB"))},
        {"idle_timeout", into(&LmtpSettings::idle_timeout, duration_between(1s, 24h, "between 1 s and 24 h"))},
        {"max_errors", into(&LmtpSettings::max_errors, count_between(1, 1'000))},
    };
    return keys;
}

Keys<SmtpSettings> const& smtp_keys() {
    static Keys<SmtpSettings> const keys{
        {"relay", read_relay},
        {"starttls", into(&SmtpSettings::starttls, one_of<Starttls>({{"when offered", Starttls::when_offered},
                                                                     {"required", Starttls::required},
                                                                     {"never", Starttls::never}}))},
        {"user", into(&SmtpSettings::user, any_text)},
        {"password_file", into(&SmtpSettings::password_file, secret_file)},
        {"password_command", into(&SmtpSettings::password_command, some_text)},
        {"ca_file", into(&SmtpSettings::ca_file, path_beside)},
        {"give_up_after",
         into(&SmtpSettings::give_up_after, duration_between(1min, 24h * 30, "between 1 min and 30 days"))},
        {"warn_after", into(&SmtpSettings::warn_after, duration_between(1s, 24h * 30, "between 1 s and 30 days"))},
        {"connections", into(&SmtpSettings::connections, count_between(1, 100))},
        {"mails_a_day", into(&SmtpSettings::mails_a_day, count_between(0, 1'000'000))},
    };
    return keys;
}

Keys<LogSettings> const& log_keys() {
    static Keys<LogSettings> const keys{
        {"level", into(&LogSettings::level, one_of<LogLevel>({{"debug", LogLevel::debug},
                                                              {"info", LogLevel::info},
                                                              {"warn", LogLevel::warn},
                                                              {"error", LogLevel::error}}))},
        {"format",
         into(&LogSettings::format, one_of<LogFormat>({{"text", LogFormat::text}, {"json", LogFormat::json}}))},
    };
    return keys;
}

} // namespace liaison
