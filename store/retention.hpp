// How long the bytes of mail that came in are kept.
#pragma once
#include "core/error.hpp"
#include "core/ids.hpp"
#include "core/time.hpp"
#include <cstddef>

namespace liaison {

class Connection;

/// One round through the mails whose bytes are there.
struct RetentionRound {
    std::size_t removed = 0;
    InboxId last{};    ///< looked at; where the next round begins
    bool more = false; ///< whether there is one
};

/// Removes the bytes of mails with a number above `after` that nothing needs any more and that nothing has happened to
/// since `until`; looks at `most` mails at the most, and ends with the mail that makes it 8 MB. A mail is needed while
/// it has no outcome, is held and waits, while a mail that carries it waits to go out, and while its statement is open:
/// not posted, withdrawn, sent or abandoned yet, or with an action to be done. Its row stays, with what recognises the
/// same mail when it comes again.
[[nodiscard]] Result<RetentionRound> remove_old_bytes(Connection& store, Instant until, InboxId after, std::size_t most,
                                                      Instant now);

} // namespace liaison
