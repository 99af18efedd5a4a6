// What the clock does for the desk as a whole: the weekly summary, held mail that waits, the yearly look at the
// directory.
#pragma once
#include "core/outgoing.hpp"
#include "desk/decide.hpp"
#include "desk/digest.hpp"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace liaison {

enum class DeskStepKind {
    digest,    ///< the week, to the coordinators or to the managers of `organization`
    held,      ///< held mail that nobody has decided about, to the coordinators
    directory, ///< what the directory says of `organization`, to its managers
};

struct DeskStep {
    DeskStepKind kind = DeskStepKind::digest;
    std::string organization; ///< its name in the directory; empty: none
    Instant at{};
    /// "digest", "digest ITU-T", "held", "directory ITU-T": with its moment, what it is done once by.
    [[nodiscard]] std::string name() const;
    bool operator==(DeskStep const&) const = default;
};

/// What has been done of them.
struct DeskProgress {
    Instant since{};                     ///< since when the desk reminds at all
    std::map<std::string, Instant> last; ///< by name(): the moment of the last one that was done
    std::optional<Instant> held_from;    ///< since when the oldest held mail waits
};

struct DeskPlan {
    std::vector<DeskStep> due;   ///< of several that were missed, the last
    std::optional<Instant> next; ///< the moment of the first step after now
};
[[nodiscard]] DeskPlan plan_desk(DeskProgress const& progress, House const& house, Instant now);

/// The mail of a step; nothing where there is nobody to get it or nothing to say. `digest` is what happened since the
/// last one, as far as the step's receivers look after it.
[[nodiscard]] std::optional<Outgoing> mail_of(DeskStep const& step, Digest const& digest, House const& house,
                                              Instant now);

} // namespace liaison
