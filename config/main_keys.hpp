// The keys of liaisond.toml.
#pragma once
#include "config/config.hpp"
#include "config/keys.hpp"
#include <filesystem>

namespace liaison {

/// liaisond.toml as read, before what it refers to.
struct MainFile {
    std::filesystem::path directory; ///< empty: what the file says cannot be one
    std::filesystem::path templates;
    std::filesystem::path store = "/var/lib/liaisond/liaisond.db";
    std::optional<std::chrono::seconds> keep_raw;
    Desk desk;
    LmtpSettings lmtp;
    std::vector<ImapSettings> imap;
    SmtpSettings smtp;
    ReminderSettings reminders;
    WebSettings web;
    LogSettings log;
};

/// All keys and sections of the file.
[[nodiscard]] Keys<MainFile> const& main_keys();
[[nodiscard]] Keys<Desk> const& desk_keys();
[[nodiscard]] Keys<LmtpSettings> const& lmtp_keys();
[[nodiscard]] Keys<SmtpSettings> const& smtp_keys();
[[nodiscard]] Keys<ReminderSettings> const& reminder_keys();
[[nodiscard]] Keys<ImapSettings> const& imap_keys();
[[nodiscard]] Keys<LogSettings> const& log_keys();

/// The sections [[imap]], each with what its keys say together.
void read_imap(Value const& value, MainFile& file);
[[nodiscard]] Keys<WebSettings> const& web_keys();
/// Refuses to listen where others than this machine could ask, unless that is wanted.
void check_web(WebSettings const& web, Section const& file);

/// What no key can know alone: passwords without users, limits that exclude each other, mail that would come back.
void check_main_file(MainFile const& read, Section const& file);

} // namespace liaison
