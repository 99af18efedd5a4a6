// The door to ICU: its converters and its charset detector, as plain functions.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison::icu {

/// Text in UTF-8; `damaged` where U+FFFD stands for bytes that are none of the charset's characters.
struct Converted {
    std::string text;
    bool damaged = false;
};

/// Whether there is a converter of that name or alias.
[[nodiscard]] bool knows(std::string_view charset);
/// Reads `bytes` in a charset that is known; as windows-1252 if it is not.
[[nodiscard]] Converted to_utf8(std::string_view bytes, std::string_view charset);
/// A charset that bytes may be in, by the languages' statistics.
struct Match {
    std::string charset;
    int confidence = 0; ///< of 100
};
/// The charsets that the bytes look like, the likeliest first.
[[nodiscard]] std::vector<Match> detect(std::string_view bytes);

} // namespace liaison::icu
