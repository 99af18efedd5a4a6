#include "desk/situation.hpp"
#include <algorithm>

namespace liaison {

Record const* Situation::record_of(StatementId id) const {
    if (record && record->id == id) return &*record;
    auto const found = std::ranges::find(others, id, &Record::id);
    return found == others.end() ? nullptr : &*found;
}

} // namespace liaison
