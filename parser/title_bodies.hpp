// The bodies that titles and subjects name.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// The parts of a title that may name bodies, as written; empty where there is none.
struct TitleBodies {
    std::string from;
    std::string to;
};

/// Finds them in the ways titles have: "[from ITU-T SG12]", "[to IETF OPSAWG]", "LS to X on ...", "X -> Y: ...", "X
/// liaison to Y", "Liaison Statement from X to Y on ...".
[[nodiscard]] TitleBodies bodies_in_title(std::string_view title);

} // namespace liaison
