// What goes with a letter about a statement, and what its reviewers are shown of a draft.
#pragma once
#include "desk/compose.hpp"

namespace liaison {

/// The mail that an incoming statement came in, as it is, and the documents that are not in that mail. Mail of our own
/// side goes nowhere as it is: of an outgoing statement there are its documents alone, and "attachments" names those.
void enclose(Letter& letter, Record const& record);

/// "body" and the documents as they will go out, "sent_to" and "copies_to", "approved_by", and in "not_enclosed" the
/// documents that cannot go.
void show_draft(Letter& letter, Record const& record, House const& house);

} // namespace liaison
