// What a message's header says: who, to whom, when, about what (RFC 5322 3.6).
#pragma once
#include "parser/mail.hpp"
#include <string_view>
#include <vector>

namespace liaison {

/// A mail with everything that its fields say, and nothing yet of its parts. `charset`: that of its text, in which raw
/// bytes of the header are read unless they are UTF-8.
[[nodiscard]] Mail describe_message(std::vector<Header> fields, std::string_view charset);

} // namespace liaison
