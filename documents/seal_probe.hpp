// Documents by which a test makes the reading process misbehave. Nothing of it is in a release build.
#pragma once
#include "parser/document.hpp"
#include <optional>
#include <string_view>

namespace liaison {

#ifdef LIAISOND_CRASH_POINTS
/// For a document "LIAISOND-PROBE NAME": crash, loop and garbage do that; socket, write-file, read-file, exec and fork
/// try it and give what the kernel said as the only line.
[[nodiscard]] std::optional<DocumentText> probe_seal(std::string_view bytes);
#else
[[nodiscard]] constexpr std::optional<DocumentText> probe_seal(std::string_view) { return std::nullopt; }
#endif

} // namespace liaison
