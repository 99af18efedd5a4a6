#include "parser/boundaries.hpp"
#include "parser/lines.hpp"

namespace liaison {

std::optional<BoundaryHit> Boundaries::match(std::string_view line) const {
    if (open_.empty() || !line.starts_with("--")) return std::nullopt;
    line = without_trailing_blanks(line);
    for (auto level = open_.size(); level-- > 0;) {
        auto const& delimiter = open_[level];
        if (!line.starts_with(delimiter)) continue;
        auto const rest = line.substr(delimiter.size());
        if (rest.empty()) return BoundaryHit{level, false};
        if (rest == "--") return BoundaryHit{level, true};
    }
    return std::nullopt;
}

} // namespace liaison
