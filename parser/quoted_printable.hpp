// Quoted-printable (RFC 2045 6.7) and its little brother Q of encoded words (RFC 2047 4.2).
#pragma once
#include "parser/decoded.hpp"

namespace liaison {

/// Decodes what can be decoded; a "=" that starts no escape stays as it stands. Line ends are kept as they are.
[[nodiscard]] Decoded decode_quoted_printable(std::string_view encoded);

/// Decodes the text of a Q-encoded word; what is no escape stays as it stands.
[[nodiscard]] std::string decode_q(std::string_view text);

/// The byte that the two hexadecimal digits at `at` mean; -1 if there are none.
[[nodiscard]] int hex_byte_at(std::string_view text, std::size_t at);

} // namespace liaison
