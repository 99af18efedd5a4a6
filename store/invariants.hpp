// The table behind verify(): one row for each thing that always holds in a store.
#pragma once
#include <span>
#include <string_view>

namespace liaison {

struct Invariant {
    std::string_view name;
    std::string_view promise;
    /// Finds what breaks it: rows of one text each; no rows: it holds.
    char const* violations;
};

/// In the order in which they are checked: what others rely on comes first.
[[nodiscard]] std::span<Invariant const> invariants();

} // namespace liaison
