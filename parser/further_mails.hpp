// Mails that were handed in together with the one that carries the statement.
#pragma once
#include "parser/carrier.hpp"
#include <string>
#include <vector>

namespace liaison {

/// The subjects of those mails beside the carrier that are statements of their own; answers are none, nor is what has
/// the carrier's subject.
[[nodiscard]] std::vector<std::string> further_statements(Carrier const& carrier);

} // namespace liaison
