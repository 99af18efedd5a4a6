// TLS and login towards the relay and mailboxes: what is asked of libcurl, and what its refusal means.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include "daemon/net/curl_handle.hpp"
#include <string>
#include <string_view>

namespace liaison {

/// How a connection is protected.
struct RelaySecurity {
    curl_usessl use = CURLUSESSL_NONE; ///< STARTTLS on an smtp:// or imap:// connection
    bool verifies = true;              ///< the certificate has to be valid for the host's name
    bool operator==(RelaySecurity const&) const = default;
};

/// "when offered" protects against listeners only: any certificate will do, as with every MTA (a relay on this machine
/// mostly has one that it signed itself), unless ca_file is set. Where a password is sent to another machine it is
/// taken for "required". smtps:// and "required" always verify.
[[nodiscard]] RelaySecurity relay_security(SmtpSettings const& settings);
/// The same for a mailbox, where a password is always sent.
[[nodiscard]] RelaySecurity mailbox_security(ImapSettings const& settings);

/// Why there is no connection. `last_reply` and `detail` are the relay's and libcurl's last words, each may be empty; a
/// reply is told where it is a refusal.
/// Fault denied: it will stay so until the administrator does something; unavailable: it may pass.
[[nodiscard]] Error no_connection(CURLcode code, std::string const& last_reply, std::string const& detail);
/// The same for another server than the relay; `refusal` is its last words where they are a refusal, else empty.
[[nodiscard]] Error no_connection_to(std::string_view peer, CURLcode code, std::string_view refusal,
                                     std::string const& detail);

} // namespace liaison
