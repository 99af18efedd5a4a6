// The door to ICU: its converters and its charset detector, as plain functions.
#pragma once
#include <string>
#include <string_view>

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
/// The charset that the bytes look like; empty where that is a mere guess.
[[nodiscard]] std::string detect(std::string_view bytes);

} // namespace liaison::icu
