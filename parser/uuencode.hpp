// uuencoded bodies: "begin 644 name", lines, "end".
#pragma once
#include "parser/decoded.hpp"

namespace liaison {

/// Decodes the first uuencoded file of a body; bytes before "begin" and behind "end" are left out. A body without a
/// "begin" line stays as it is.
[[nodiscard]] Decoded decode_uuencode(std::string_view encoded);

} // namespace liaison
