// Base64 as mail has it (RFC 2045 6.8).
#pragma once
#include "parser/decoded.hpp"

namespace liaison {

/// Decodes what can be decoded: noise is skipped, missing padding is no loss, blocks behind padding are read on, and a
/// text that a list program appended is left out.
[[nodiscard]] Decoded decode_base64(std::string_view encoded);

} // namespace liaison
