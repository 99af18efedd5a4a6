// Content-Transfer-Encoding (RFC 2045 6).
#pragma once
#include "parser/decoded.hpp"
#include <string_view>

namespace liaison {

enum class TransferEncoding {
    none, ///< 7bit, 8bit, binary or nothing said
    base64,
    quoted_printable,
    uuencode,
    unknown, ///< something else: the bytes are taken as they stand
};

/// Reads the header's value, comments and junk around the word left out.
[[nodiscard]] TransferEncoding parse_transfer_encoding(std::string_view raw);

/// Decodes a body.
[[nodiscard]] Decoded decode_body(std::string_view body, TransferEncoding encoding);

} // namespace liaison
