// What always holds in a store (docs/storage.md), as a table of checks.
#pragma once
#include "core/error.hpp"
#include "store/connection.hpp"
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// One promise and whether it is kept.
struct Checked {
    std::string_view name;             ///< "raw_bytes"
    std::string_view promise;          ///< "the bytes of each mail are those that came"
    std::size_t broken = 0;            ///< how many things break it
    std::vector<std::string> examples; ///< the first of them
    bool readable = true;              ///< false: the file is damaged, so that the check could not be finished
};

/// Checks everything, at one moment of the store, each time telling `checked` what was found.
/// Errors: io: the structure of the file is damaged; bad_input: a promise is broken; both name the checks.
Done verify(Connection& store, std::function<void(Checked const&)> const& checked = {});

/// The structure of the file alone (PRAGMA quick_check); Done, too, when `stop` is requested before the end.
/// Errors: io, with what to do.
Done verify_structure(Connection& store, std::stop_token const& stop = {});

} // namespace liaison
