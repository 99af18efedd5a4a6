// Header fields of a mail of ours: RFC 5322 syntax, RFC 2047 for what is not ASCII, folded, each ending in CRLF.
#pragma once
#include "core/address.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// An unstructured field (RFC 5322 2.2.1): ASCII words as they are, others as encoded words of at most 75 characters
/// (RFC 2047 2), lines of at most 78 characters where the words allow it. `value` is one line, as one_line() makes it.
[[nodiscard]] std::string write_text_header(std::string_view name, std::string_view value);

/// An address list (RFC 5322 3.4). Every `spec` must be deliverable; an empty list gives no field.
[[nodiscard]] std::string write_address_header(std::string_view name, std::vector<Address> const& addresses);

/// A list of message-ids, given without angle brackets; what is no msg-id (RFC 5322 3.6.4) is left out, an empty list
/// gives no field.
[[nodiscard]] std::string write_id_header(std::string_view name, std::vector<std::string> const& ids);

/// "Content-Disposition: attachment" with a file name (RFC 2183 2.3), what is not ASCII as RFC 2231 has it; an empty
/// `name` gives none. `name` is one line.
[[nodiscard]] std::string write_disposition(std::string_view name);

/// Whether `id` can stand between angle brackets in a header of ours.
[[nodiscard]] bool is_message_id(std::string_view id);

} // namespace liaison
