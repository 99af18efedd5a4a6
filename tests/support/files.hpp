// Fixtures and golden files.
#pragma once
#include <string>
#include <string_view>

namespace liaison::test {

/// The bytes of a file of the source tree, "fixtures/golden/forward.eml"; throws when it cannot be read.
[[nodiscard]] std::string source_file(std::string_view path);

/// Whether the golden file holds exactly `bytes`. With LIAISOND_UPDATE_GOLDEN set in the environment the file is
/// written instead; look at `git diff` then.
[[nodiscard]] bool equals_golden(std::string_view path, std::string_view bytes);

} // namespace liaison::test
