// Whether the sender of a mail is who it claims to be: RFC 8601, the results of our own MTA only.
#pragma once
#include "core/desk.hpp"
#include "desk/arrival.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// One method's result in an Authentication-Results header.
struct MethodResult {
    std::string method;                                          ///< "dmarc", lower case
    std::string result;                                          ///< "pass", lower case
    std::vector<std::pair<std::string, std::string>> properties; ///< "header.from" -> "itu.example", names lower case
};

/// An Authentication-Results header, read.
struct AuthenticationResults {
    std::string authserv_id; ///< lower case; empty when the value is malformed or of an unknown version
    std::vector<MethodResult> results;
};

/// Reads the value of an Authentication-Results field (RFC 8601 2.2): comments, quoted strings, versions, "none".
[[nodiscard]] AuthenticationResults parse_authentication_results(std::string_view value);

struct Trust {
    bool authenticated = false;
    std::string address; ///< the addr-spec in From that was judged; empty unless there is exactly one
    std::string why;     ///< "dmarc=pass for itu.example", "no result of mx.ietf.example"
};

/// Judges the sender (DESIGN.md "Trust"). Only headers that our MTA put on top of the mail count: the topmost
/// Authentication-Results and those directly below it, not below a Received line of somebody else. Our MTA has to
/// remove headers with its own id from mail that comes in (RFC 8601 5).
[[nodiscard]] Trust judge_sender(Mail const& mail, Desk const& desk);

} // namespace liaison
