// What stands behind "MAIL FROM:" and "RCPT TO:": a path and its parameters (RFC 5321 4.1.2).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// ESMTP parameter "SIZE=8211"; the keyword in upper case, the value empty where there is none.
struct SmtpParameter {
    std::string keyword;
    std::string value;
};

struct SmtpPath {
    /// The addr-spec without source route; a quoted local part that needs no quotes has none. Empty: the null path.
    std::string spec;
    bool has_domain = false;       ///< false for "<postmaster>" and for the null path
    bool is_international = false; ///< holds octets outside ASCII (RFC 6531)
    std::vector<SmtpParameter> parameters;
};

/// Reads `text`, all that follows the colon. Blanks before the path are let pass, as many clients send one. Nothing
/// if it is no path, or holds ill-formed UTF-8, or what follows are no parameters.
[[nodiscard]] std::optional<SmtpPath> parse_smtp_path(std::string_view text);

} // namespace liaison
