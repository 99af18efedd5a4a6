// liaisond.toml as a value.
#pragma once
#include "core/desk.hpp"
#include "core/directory.hpp"
#include "core/reminders.hpp"
#include "core/templates.hpp"
#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// Where LMTP or HTTP listens: a Unix socket, or a numeric address and port.
struct Endpoint {
    std::filesystem::path unix_path; ///< empty for TCP
    std::string host;                ///< "127.0.0.1" or "::1", numeric
    std::uint16_t port = 0;
};

struct LmtpSettings {
    std::vector<Endpoint> listen;
    std::uint64_t max_size = 50'000'000; ///< octets of one mail
    std::size_t max_sessions = 1000;
    std::size_t max_recipients = 100;   ///< of one mail (RFC 5321 4.5.3.1.8)
    std::uint64_t memory = 256'000'000; ///< octets of mail being received at once, all sessions together
    std::chrono::seconds idle_timeout{300};
    std::size_t max_errors = 20; ///< of one session, then 421
};

enum class Starttls { when_offered, required, never };

struct SmtpSettings {
    std::string url;               ///< "smtp://host:port", "smtps://..."; empty where maildir is set
    std::filesystem::path maildir; ///< mail is written here instead of being sent
    Starttls starttls = Starttls::when_offered;
    std::string user;
    std::filesystem::path password_file;
    std::string password_command;
    std::filesystem::path ca_file; ///< empty: the system's
    std::chrono::seconds give_up_after = std::chrono::days{5};
    std::chrono::seconds warn_after = std::chrono::hours{4};
    std::size_t connections = 4;   ///< at once
    std::size_t mails_a_day = 200; ///< to one address within 24 hours; 0: as many as there are
};

/// A mailbox that mail is fetched from.
struct ImapSettings {
    std::string url;                        ///< "imaps://host:port" or "imap://host:port"
    std::string mailbox = "INBOX";          ///< UTF-8
    Starttls starttls = Starttls::required; ///< on imap://
    std::string user;
    std::filesystem::path password_file;
    std::string password_command;
    std::string oauth_command;     ///< prints an access token, and its lifetime in seconds on a second line if it knows
    std::filesystem::path ca_file; ///< empty: the system's
    std::string processed = "Processed"; ///< where mail goes that is recorded
    std::string failed = "Failed";       ///< where mail goes that cannot be taken
    std::chrono::seconds poll = std::chrono::minutes{5};

    /// "imaps://statements@mail.ietf.example:993/INBOX": what it is called in the store, the log and notices.
    [[nodiscard]] std::string name() const;
    bool operator==(ImapSettings const&) const = default;
};

/// Health and metrics for monitoring.
struct WebSettings {
    std::vector<Endpoint> listen;             ///< none: nothing is served
    bool beyond_loopback = false;             ///< whether `listen` may name addresses that others reach
    std::uint64_t disk_reserve = 200'000'000; ///< octets; less on the store's disk is a reason to be red
    std::string public_url;
};

enum class LogLevel { debug, info, warn, error };
enum class LogFormat { text, json };
struct LogSettings {
    LogLevel level = LogLevel::info;
    LogFormat format = LogFormat::text;
};

struct Config {
    std::filesystem::path file; ///< where it was read from
    Desk desk;
    Directory directory;
    std::filesystem::path store;
    std::optional<std::chrono::seconds> keep_raw; ///< how long the bytes of mail are kept; nothing: for good
    LmtpSettings lmtp;
    std::vector<ImapSettings> imap;
    SmtpSettings smtp;
    ReminderSettings reminders;
    WebSettings web;
    LogSettings log;
    TemplateTexts templates;                ///< the built-in ones, those of the `templates` folder in their place
    std::filesystem::path templates_folder; ///< empty: built-in ones only
};

/// One thing wrong with a file: "directory.toml:31: organization "ITU-T": managers: "lee(at)itu" is not an address".
struct Problem {
    std::filesystem::path file;
    std::size_t line = 0; ///< 0: the file as a whole
    std::string what;     ///< key, what was found, what is expected
};
[[nodiscard]] std::string write_problem(Problem const& problem);

/// Reads liaisond.toml and all it refers to (the directory, templates; not the secrets). All problems at once, in file
/// order.
[[nodiscard]] std::expected<Config, std::vector<Problem>> load_config(std::filesystem::path const& file);

} // namespace liaison
