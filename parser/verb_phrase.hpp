// What stands behind the name of a body: whether its verb tells something that a body does in its work.
#pragma once
#include <string_view>

namespace liaison {

/// Whether the folded text that begins with "has ", "is ", "would " or the like goes on as a body's act does: "has
/// kicked off", "are jointly developing", "would like DNSOP to". Not "has a meeting", "is sorry", "has moved".
[[nodiscard]] bool is_act(std::string_view from_verb);

} // namespace liaison
