// A mail that was handed to the desk, as the decision sees it.
#pragma once
#include "core/ids.hpp"
#include "core/outgoing.hpp"
#include "core/time.hpp"
#include "desk/change.hpp"
#include "parser/draft.hpp"
#include "parser/mail.hpp"
#include <string>
#include <vector>

namespace liaison {

/// What SMTP said around the mail (RFC 5321 2.3.1).
struct Envelope {
    std::string sender; ///< empty: the null sender
    std::vector<std::string> recipients;
    std::string via; ///< "lmtp", "imap", "deliver"
};

/// A parsed mail with all that can be known without the store.
struct Arrival {
    InboxId id;
    Instant received{};
    Envelope envelope;
    Mail mail;
    Draft draft;
    std::size_t size = 0;
    std::string content_hash; ///< SHA-256 over what a redelivery leaves as it is: not the trace fields
    OriginalForm carried_as = OriginalForm::rfc822; ///< how a forward can carry it
    Instruction instruction;                        ///< what a person said about the held mail
    bool released = false;  ///< a person has had the held mail processed again: its sender counts as trusted
    bool eight_bit = false; ///< it has octets above 127
};

/// Parses and reads `raw`, with the documents attached to it where somebody reads them; the expensive half of the work,
/// without any look at the store.
[[nodiscard]] Arrival prepare(InboxId id, Instant received, Envelope envelope, std::string_view raw,
                              ReadAttached const& read_attached = {});

} // namespace liaison
