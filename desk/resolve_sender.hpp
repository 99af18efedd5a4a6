// Which body a statement comes from.
#pragma once
#include "core/directory.hpp"
#include "core/statement.hpp"
#include "desk/bodies.hpp"
#include "parser/draft.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

struct ResolvedSender {
    From from;
    bool is_ours = false; ///< a label names groups of the desk's own body
    std::vector<Origin> origins;
    std::vector<std::string> remarks;
};

/// What "From:" names decides; then headings and sentences; then whose address writes; then what merely suggests it.
/// `sender` is the organization that the authenticated sender is listed for; empty if there is not just one.
[[nodiscard]] ResolvedSender resolve_sender(Draft const& draft, Bodies const& bodies, Directory const& directory,
                                            std::string_view sender);

} // namespace liaison
