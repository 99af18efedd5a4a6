// Bytes of any charset that mail uses become UTF-8.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// A text in UTF-8, and the lower-case name of the charset it was read in. `damaged`: some bytes were none of its
/// characters; U+FFFD stands for them, unless the text was read in another one.
struct DecodedText {
    std::string text;
    std::string charset;
    bool damaged = false;
    std::string taken_for; ///< the charset that the bytes look like, where none is declared or another; else empty
};

/// Reads `bytes` as `declared`, as mail programs do: iso-8859-1 and us-ascii are windows-1252, gb2312 is gb18030 and so
/// on (docs/violations.md). Where nothing is declared, or nothing that is known: UTF-8 if it is that, else what its
/// byte order mark or escape sequences say, else `fallback`, else what the bytes look like, else windows-1252. What is
/// declared as western European and is UTF-8 all through is read as that, and what is declared as that or as Cyrillic
/// and is clearly in a charset of another script, in that one.
[[nodiscard]] DecodedText decode_charset(std::string_view bytes, std::string_view declared,
                                         std::string_view fallback = {});

/// Whether a charset of that name, or a usual misspelling of it, is known.
[[nodiscard]] bool is_known_charset(std::string_view name);

} // namespace liaison
