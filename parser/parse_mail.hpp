// Reading a mail that stands inside another one.
#pragma once
#include "parser/mail.hpp"

namespace liaison {

/// As parse_mail, for what was signed as a whole: opaque signatures in it are opened `depth` deep.
[[nodiscard]] Mail parse_entity(std::string_view raw, unsigned depth);

} // namespace liaison
