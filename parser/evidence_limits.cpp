#include "parser/evidence_limits.hpp"
#include <fmt/format.h>
#include <map>

namespace liaison {
namespace {

struct Used {
    std::size_t pieces = 0;
    std::size_t octets = 0;
    bool cut = false;
};

/// Up to the last whole entry or word that has room.
void cut_to(std::string& text, std::size_t room) {
    auto const end = text.find_last_of(",; \n", room);
    text.resize(end == text.npos ? 0 : end);
}

/// Whether the piece, or a part of it, has room.
bool take(Used& used, Evidence& evidence) {
    auto const room = limits::evidence_octets - used.octets;
    if (used.pieces == limits::evidence_pieces || room == 0) {
        used.cut = true;
        return false;
    }
    if (evidence.text.size() > room) {
        used.cut = true;
        cut_to(evidence.text, room);
        used.octets = limits::evidence_octets;
        return !evidence.text.empty();
    }
    ++used.pieces;
    used.octets += evidence.text.size();
    return true;
}

} // namespace

void keep_evidence_within_limits(Draft& draft) {
    std::map<Field, Used> used;
    std::erase_if(draft.evidence, [&](Evidence& evidence) { return !take(used[evidence.field], evidence); });
    for (auto const& [field, of_it] : used)
        if (of_it.cut)
            draft.remarks.push_back(fmt::format("{}: the mail says more about it than is read", name_of(field)));
}

} // namespace liaison
