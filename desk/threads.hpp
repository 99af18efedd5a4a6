// How statements belong together: what a new one answers, whose place it takes, and one that was sent to several
// groups.
#pragma once
#include "desk/change.hpp"
#include "desk/facts.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// What a new record is to those before it.
struct Threads {
    std::vector<Link> links;     ///< from it to others
    std::vector<Change> changes; ///< of the others: their history, and what they asked for where that is settled now
};

/// A statement of the other body that answers one of ours, or one of ours that answers theirs, closes what was asked;
/// one that takes another's place leaves nothing to do about that one. Both only by the word of somebody who may speak
/// for the body, and none by a mere draft.
[[nodiscard]] Threads threads_of(Facts const& facts, Record const& record, Instant now);

/// The statement on record that the mail carries once more, with the groups that this copy is addressed to; nothing
/// where it brings none, or where its sender may not say so.
[[nodiscard]] std::optional<Change> with_more_addressees(Facts const& facts, Instant now);

/// "it refers to LS-7": the statement that the mail belongs to in some other way.
[[nodiscard]] std::optional<std::string> reference_in_words(Facts const& facts);

} // namespace liaison
