// A mail address and the few questions that everybody asks about one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// Somebody reachable by mail: `name` is the decoded display name or empty, `spec` the addr-spec (RFC 5322 3.4.1).
struct Address {
    std::string name;
    std::string spec;
    bool operator==(Address const&) const = default;
};

/// "Ann Lee <ann@itu.example>", or the bare addr-spec: for people and JSON, not for a mail header.
[[nodiscard]] std::string write_address(Address const& address);
/// Reads one configured address, "Ann Lee <ann@itu.example>" or "ann@itu.example"; an empty spec if it is none.
[[nodiscard]] Address parse_configured_address(std::string_view text);

/// Whether `spec` may be handed to the relay: local@domain, at most 254 octets, no space, control, quote trick or
/// empty part. UTF-8 is let through (RFC 6531). What is not deliverable never reaches SMTP.
[[nodiscard]] bool is_deliverable(std::string_view spec);
/// The part behind the last "@", in lower case; empty if there is none.
[[nodiscard]] std::string domain_of(std::string_view spec);
/// Equal without regard to case: what mail systems do with both halves.
[[nodiscard]] bool same_address(std::string_view a, std::string_view b);
/// Whether somebody of `list` has that addr-spec, as same_address() compares.
[[nodiscard]] bool has_address(std::vector<Address> const& list, std::string_view spec);
/// Whether `domain` is `parent` or a subdomain of it, without regard to case.
[[nodiscard]] bool is_within_domain(std::string_view domain, std::string_view parent);

} // namespace liaison
