// UTF-8 by hand: is it, and what to do where it is not.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// What the bytes of a text are.
enum class Bytes {
    ascii,
    utf8,   ///< valid, with at least one character beyond ASCII
    broken, ///< not UTF-8, though some characters of it are
    other,  ///< not one character beyond ASCII is UTF-8
};

[[nodiscard]] Bytes look_at(std::string_view bytes);

/// The length of the UTF-8 character that starts at `at`; 0 if there is none (RFC 3629 4).
[[nodiscard]] std::size_t utf8_length_at(std::string_view bytes, std::size_t at);

/// With U+FFFD for every byte that is not UTF-8.
[[nodiscard]] std::string repaired_utf8(std::string_view bytes);

} // namespace liaison
