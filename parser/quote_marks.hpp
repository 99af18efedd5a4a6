// The lines that mail programs put above a mail which they set into another one, in the languages they speak.
#pragma once
#include <string_view>

namespace liaison {

/// Whether `line` is nothing but "---------- Forwarded message ---------" or its like, quoted or not.
[[nodiscard]] bool is_forward_mark(std::string_view line);
/// The same for "-----Original Message-----": a mail that is answered or, by some programs, forwarded.
[[nodiscard]] bool is_original_mark(std::string_view line);
/// The one of them that we write ourselves, where a mail program marks the place in HTML alone.
inline constexpr std::string_view original_mark = "-----Original Message-----";

} // namespace liaison
