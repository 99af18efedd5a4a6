// Erasing one person's data, for data protection: what was decided stays on record, who it was does not.
#pragma once
#include "core/error.hpp"
#include "core/ids.hpp"
#include "core/time.hpp"
#include "store/traces.hpp"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

class Connection;

/// What an erasure concerns.
struct ErasureExtent {
    std::vector<StatementId> statements; ///< that name the person, or have mail that does: they stay, without it
    std::vector<InboxId> mails;          ///< whose bytes go
    std::vector<OutboxId> outgoing;      ///< whose bytes go
    std::size_t rows = 0;                ///< of all tables, that name the person
    std::vector<std::string>
        unfinished; ///< what has to come to its end first: "mail 12 is held and waits for a person"

    [[nodiscard]] bool empty() const { return mails.empty() && outgoing.empty() && rows == 0; }
};

/// The display names that stand beside the person's addresses.
[[nodiscard]] Result<std::vector<std::string>> names_beside(Connection& store,
                                                            std::vector<std::string> const& addresses);

/// Looks through every row and every mail. Errors: bad_usage: an address that is none, or a name of one word, which
/// would be taken out of sentences about others.
[[nodiscard]] Result<ErasureExtent> extent_of_erasure(Connection& store, Person const& person);

/// Takes the person out of every row, the bytes of every mail that names the person out of the store, and writes an
/// event into the history of each statement concerned; in one transaction. Returns the number of the erasure: "[erased
/// 3]" stands where the person stood. What was deleted is still in the file until finish_erasures(). Errors: as above;
/// not_found: nothing names the person; try_later: something is unfinished.
[[nodiscard]] Result<std::int64_t> erase(Connection& store, Person const& person, std::string_view by,
                                         std::string_view why, Instant now);

/// Whether an erasure was written but its file not yet: a process ended in between.
[[nodiscard]] Result<bool> has_unfinished_erasure(Connection& store);
/// Writes the file anew, so that nothing of what was deleted is left in it or its log. Nobody else may use the store.
/// Errors: try_later: there is no room for a second copy, or somebody else uses the store.
Done finish_erasures(Connection& store, Instant now);

} // namespace liaison
