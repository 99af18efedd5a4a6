// Words in other charsets within header fields (RFC 2047).
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// Decodes the encoded words of `raw` into UTF-8, unfolds, and leaves neither control characters nor blanks around.
/// Bytes beyond ASCII outside of encoded words are read as UTF-8, else as `fallback`, else as windows-1252.
[[nodiscard]] std::string decode_words(std::string_view raw, std::string_view fallback);

/// Line ends and other control characters become blanks, those around are left out: decoded text stays one line.
[[nodiscard]] std::string one_line(std::string_view text);

/// How long the encoded word is that starts at `at`; 0 if none does.
[[nodiscard]] std::size_t encoded_word_length(std::string_view text, std::size_t at);

} // namespace liaison
