// What the sentences of a letter say about a statement: "please send comments to X by 22 January 2027".
#pragma once
#include "parser/draft.hpp"
#include <optional>
#include <string_view>
#include <vector>

namespace liaison {

/// The evidence in running text. A deadline is only a date by which something is asked for; a contact only an address
/// that a sentence sends answers or questions to. Places are `PREFIX line N`.
[[nodiscard]] std::vector<Evidence> read_prose(std::string_view text, std::string_view place_prefix,
                                               std::optional<Date> sent, std::size_t first_line = 1);

} // namespace liaison
