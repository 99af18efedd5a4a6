// Which bodies a statement comes from and goes to.
#pragma once
#include "core/directory.hpp"
#include "core/statement.hpp"
#include "desk/bodies.hpp"
#include "parser/draft.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// The bodies of a statement, each with its origin, and what was doubtful.
struct ResolvedBodies {
    Direction direction = Direction::incoming;
    From from;
    std::vector<Addressee> to;
    std::vector<Addressee> cc;
    std::optional<Purpose> purpose; ///< that the labels of our own groups say: "For action to: IETF CCAMP"
    std::vector<Origin> origins;
    std::vector<std::string> remarks;
};

[[nodiscard]] ResolvedBodies resolve_bodies(Draft const& draft, Bodies const& bodies, Directory const& directory,
                                            std::string_view desk_name, std::string_view sender);

} // namespace liaison
