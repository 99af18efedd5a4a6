// Mail of ours that came back: which one it was, and what is noted about whom it did not reach.
#pragma once
#include "desk/decision.hpp"
#include "desk/situation.hpp"
#include "store/database.hpp"

namespace liaison {

/// The mail of ours that the question tells of, by the address it came back to or by its Message-ID.
[[nodiscard]] std::optional<SentMail> find_returned(Connection::Database& database, Question const& question);

/// Notes what became of a recipient.
void write_return(Connection::Database& database, Return const& returned, Instant now);

} // namespace liaison
