// A subject that reminds of a statement sent earlier: "2nd reminder: LS on x", "LS on x - Erinnerung".
#pragma once
#include <optional>
#include <string_view>

namespace liaison {

/// What the subject reminds of, which may be empty; nothing where it is no reminder. A part of `subject`.
[[nodiscard]] std::optional<std::string_view> reminded_title(std::string_view subject);

} // namespace liaison
