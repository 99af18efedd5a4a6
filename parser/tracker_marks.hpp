// Notices of issue trackers and code review: whatever they quote, a program tells what happened in its own house.
#pragma once
#include "parser/mail.hpp"
#include <optional>
#include <string_view>

namespace liaison {

/// The tracker that has sent the mail, "GitHub"; nothing where none says that it has.
[[nodiscard]] std::optional<std::string_view> tracker_named(Mail const& mail);

} // namespace liaison
