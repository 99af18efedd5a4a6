// Which version of a statement a title says it is: "(rev. 2)", "corrected version".
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// A title and its version: 0 for a first one, 1 for "corrected" or "(rev. 1)", 2 for "(rev. 2)" or "v3".
struct TitleRead {
    std::string title; ///< without the words that tell the version
    int version = 0;
    bool operator==(TitleRead const&) const = default;
};

/// Versions are told at a title's beginning ("Corrected: ...") and at its end; "revised" in the midst of it is what it
/// is about.
[[nodiscard]] TitleRead split_version(std::string_view title);

} // namespace liaison
