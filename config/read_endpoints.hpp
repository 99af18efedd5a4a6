// Where things listen and where mail is handed over.
#pragma once
#include "config/config.hpp"
#include "config/value.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// "unix:/run/liaisond/lmtp.sock", "127.0.0.1:2424", "[::1]:2424".
[[nodiscard]] std::optional<std::vector<Endpoint>> endpoints(Value const& value);

/// What `relay` says.
struct Relay {
    std::string url; ///< with its port; empty for a Maildir
    std::filesystem::path maildir;
};
/// "smtp://HOST:PORT", "smtps://HOST:PORT" or "maildir:DIR".
[[nodiscard]] std::optional<Relay> relay(Value const& value);

/// What the `url` of a mailbox says.
struct MailboxPlace {
    std::string url;     ///< "imaps://mail.ietf.example:993", without the mailbox
    std::string mailbox; ///< "INBOX", UTF-8
};
/// "imaps://HOST/MAILBOX", "imap://HOST:PORT/MAILBOX"; "%20" stands for a blank, no mailbox for INBOX (RFC 5092 2).
[[nodiscard]] std::optional<MailboxPlace> mailbox_place(Value const& value);

} // namespace liaison
