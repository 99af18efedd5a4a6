// Message-IDs and lists of them (RFC 5322 3.6.4).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// The ids of a Message-ID, In-Reply-To or References value, without angle brackets and blanks. What stands outside of
/// brackets is only read where there are no brackets at all, and then only what has an "@".
[[nodiscard]] std::vector<std::string> parse_message_ids(std::string_view raw);

/// The one id of a Message-ID field; without brackets whatever stands there. Empty if nothing does.
[[nodiscard]] std::string parse_message_id(std::string_view raw);

} // namespace liaison
