// The text of a mail of ours in the encoding that every relay carries.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// A text part: its two header fields that depend on the text, and the encoded text.
struct TextPart {
    std::string headers; ///< Content-Type and Content-Transfer-Encoding, each with CRLF
    std::string body;    ///< strict CRLF, ends in CRLF
};

/// `text` is UTF-8 with LF line ends. ASCII in lines of at most 78 characters goes as 7bit, all else as
/// quoted-printable (RFC 2045 6.7). `type` is its media type with the parameters before charset.
[[nodiscard]] TextPart write_text_part(std::string_view text, std::string_view type = "text/plain");

} // namespace liaison
