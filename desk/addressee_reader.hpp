// Lists of addressees as people write them.
#pragma once
#include "core/statement.hpp"
#include "desk/body_index.hpp"
#include <string_view>
#include <vector>

namespace liaison {

/// The addressees that `text` lists, in order, each once: own groups by name, others with the text alone.
[[nodiscard]] std::vector<Addressee> read_addressees(BodyIndex const& index, std::string_view text);

} // namespace liaison
