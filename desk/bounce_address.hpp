// The envelope sender of our mails: it names the mail, so that whatever comes back to it is known to be about that one.
#pragma once
#include "core/desk.hpp"
#include "core/ids.hpp"
#include "core/secret_key.hpp"
#include "desk/arrival.hpp"
#include <optional>
#include <string>

namespace liaison {

/// "statements+b1904.SIGNATURE@ietf.example"; the desk's plain address where it has no sub-addresses, or no room for
/// that (RFC 5321 4.5.3.1.1).
[[nodiscard]] std::string bounce_address(OutboxId mail, Desk const& desk, SecretKey const& key);

/// The mail of ours whose bounce address this mail came to; nothing if it is none of ours, or was made up.
[[nodiscard]] std::optional<OutboxId> returned_mail(Arrival const& arrival, Desk const& desk, SecretKey const& key);

} // namespace liaison
