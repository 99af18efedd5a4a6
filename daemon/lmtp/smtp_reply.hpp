// One reply of the server's, as a value.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// `code` and `status` are the basic and the enhanced code (RFC 5321 4.2, RFC 3463); `text` may have several lines,
/// LF between them. The greeting and LHLO's reply have no `status` (RFC 2034 4).
struct SmtpReply {
    int code = 0;
    std::string_view status; ///< points to a literal
    std::string text;
    bool operator==(SmtpReply const&) const = default;

    /// Trying the same again will not help.
    [[nodiscard]] bool is_permanent() const { return code >= 500; }
};

/// The reply as it goes over the wire, CRLF included: "250-liaison.example", "250 2.1.0 sender ok".
[[nodiscard]] std::string write_reply(SmtpReply const& reply);

} // namespace liaison
