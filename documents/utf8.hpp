// Code points to UTF-8.
#pragma once
#include <cstdint>
#include <string>

namespace liaison {

/// One code point in UTF-8 (RFC 3629); empty for 0, surrogates and what is beyond Unicode.
[[nodiscard]] std::string utf8_of(std::uint32_t code);

} // namespace liaison
