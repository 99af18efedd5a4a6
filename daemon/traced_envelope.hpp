// The envelope of a mail that did not come by SMTP, as its header tells of it.
#pragma once
#include "core/desk.hpp"
#include "desk/arrival.hpp"
#include "parser/mail.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// What the trace of a delivery says, as far as it can be used.
struct TracedEnvelope {
    std::optional<std::string> sender;   ///< of the first Return-Path, empty for "<>" (RFC 5321 4.4)
    std::vector<std::string> recipients; ///< the desk's addresses, each once
};

/// The recipients stand in Delivered-To, X-Original-To and Envelope-To, else in To and Cc; those that are not the
/// desk's are left out.
[[nodiscard]] TracedEnvelope traced_envelope(std::vector<Header> const& headers, Desk const& desk);

/// The envelope of a mail in a mailbox. Without a Return-Path it has the null sender, and without a recipient that is
/// the desk's none: neither gets an automatic answer.
[[nodiscard]] Envelope envelope_in_mailbox(std::string_view raw, Desk const& desk);

} // namespace liaison
