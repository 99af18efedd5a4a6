// Lists of addresses in header fields (RFC 5322 3.4 and 4.4, and what people and programs write instead).
#pragma once
#include "parser/mail.hpp"
#include <string_view>
#include <vector>

namespace liaison {

/// Reads an address list. Names are decoded, addr-specs stay as written but for comments and blanks in them. A word
/// without "@" that stands alone is a local address; several are a name without an address. `fallback`: the charset of
/// raw bytes beyond ASCII.
[[nodiscard]] std::vector<ListedAddress> parse_address_list(std::string_view raw, std::string_view fallback = {});

} // namespace liaison
