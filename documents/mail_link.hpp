// The mail addresses behind links.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// The address of a "mailto:" link (RFC 6068), percent-decoded; empty for other links and for what is no address.
[[nodiscard]] std::string address_of_link(std::string_view target);
/// The same for a field's instruction: HYPERLINK "mailto:ann@itu.example".
[[nodiscard]] std::string address_of_field(std::string_view instruction);

} // namespace liaison
