// Base64 without line ends (RFC 4648 4), for bytes that travel in a text of our own. Mail's is in parser/.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

[[nodiscard]] std::string write_base64(std::string_view bytes);
/// Nothing if `text` is not exactly what write_base64() writes.
[[nodiscard]] std::optional<std::string> parse_base64(std::string_view text);

} // namespace liaison
