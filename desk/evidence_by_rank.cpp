#include "desk/evidence_by_rank.hpp"
#include <algorithm>

namespace liaison {

std::vector<Evidence const*> evidence_for(Draft const& draft, Field field) {
    std::vector<Evidence const*> found;
    for (auto const rank : {Rank::label, Rank::heading, Rank::prose, Rank::header, Rank::guess})
        for (auto const& evidence : draft.evidence)
            if (evidence.field == field && evidence.rank == rank) found.push_back(&evidence);
    return found;
}

std::vector<Evidence const*> labelled_evidence(Draft const& draft, Field field) {
    std::vector<Evidence const*> found;
    for (auto const& evidence : draft.evidence)
        if (evidence.field == field && evidence.rank == Rank::label) found.push_back(&evidence);
    return found;
}

} // namespace liaison
