// SHA-256, by OpenSSL.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// The digest of `bytes` as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

} // namespace liaison
