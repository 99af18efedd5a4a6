// People named in a command, found among those whom the desk knows.
#pragma once
#include "core/error.hpp"
#include "desk/decide.hpp"
#include <string_view>
#include <vector>

namespace liaison {

/// Whom `name` means: "me" is `writer`; a person of the desk or its directory by the whole name or a part of it that
/// nobody else has; a group of the desk by its name, which means its chairs. Errors: bad_input, for the person who
/// wrote it: nobody, or more than one.
[[nodiscard]] Result<std::vector<Address>> read_people_named(std::string_view name, Address const& writer,
                                                             House const& house);

} // namespace liaison
