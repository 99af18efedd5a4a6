// A mail handed in without a connection, by the very dialogue that LMTP has.
#pragma once
#include "core/error.hpp"
#include "daemon/lmtp/lmtp_dialogue.hpp"
#include "desk/arrival.hpp"
#include <string>
#include <string_view>

namespace liaison {

/// What LMTP would have accepted.
struct HandedIn {
    Envelope envelope;
    std::string raw;
};

/// Plays MAIL, RCPT and DATA. Errors: bad_input with the server's reply: a recipient or the mail is refused; try_later.
[[nodiscard]] Result<HandedIn> hand_in(Envelope const& envelope, std::string_view raw, LmtpTerms const& terms);

} // namespace liaison
