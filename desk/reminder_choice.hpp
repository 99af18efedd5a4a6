// Who wants to hear less of a statement.
#pragma once
#include "core/time.hpp"
#include <optional>
#include <string>

namespace liaison {

struct ReminderChoice {
    std::string address;
    std::optional<Date> until; ///< the first day on which it is reminded again; nothing: never
    bool operator==(ReminderChoice const&) const = default;
};

} // namespace liaison
