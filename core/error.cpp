#include "core/error.hpp"

namespace liaison {
namespace {

struct Row {
    std::string_view name;
    int exit_status;
    bool temporary;
};

Row row(Fault fault) {
    switch (fault) {
    case Fault::bad_usage: return {"bad_usage", 64, false};
    case Fault::bad_input: return {"bad_input", 65, false};
    case Fault::not_found: return {"not_found", 66, false};
    case Fault::unavailable: return {"unavailable", 69, true};
    case Fault::bug: return {"bug", 70, false};
    case Fault::cannot_create: return {"cannot_create", 73, false};
    case Fault::io: return {"io", 74, true};
    case Fault::try_later: return {"try_later", 75, true};
    case Fault::denied: return {"denied", 77, false};
    case Fault::bad_configuration: return {"bad_configuration", 78, false};
    }
    return {"bug", 70, false};
}

} // namespace

int exit_status(Fault fault) { return row(fault).exit_status; }
bool is_temporary(Fault fault) { return row(fault).temporary; }
std::string_view name_of(Fault fault) { return row(fault).name; }

Error Error::within(std::string_view context) const { return {fault, fmt::format("{}: {}", context, what)}; }

} // namespace liaison
