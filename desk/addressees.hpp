// The bodies that a statement is addressed to, when it is sent to one after the other.
#pragma once
#include "core/statement.hpp"
#include <vector>

namespace liaison {

/// Adds those of `more` that are not there yet, and gives them.
std::vector<Addressee> add_addressees(std::vector<Addressee>& to, std::vector<Addressee> const& more);

} // namespace liaison
