// What follows from each outcome: the record, its events, the mails.
#pragma once
#include "desk/classify.hpp"
#include "desk/decision.hpp"

namespace liaison {

/// A new record, acknowledged where that is allowed, forwarded.
[[nodiscard]] Decision record_statement(Facts facts, Verdict const& verdict, Instant now);
/// A mail that a person has to look at: the coordinators get it, its sender hears so where that is allowed.
[[nodiscard]] Decision hold_mail(Facts const& facts, Verdict const& verdict, Instant now);
/// Mail on a statement on record.
[[nodiscard]] Decision file_mail(Facts const& facts, Verdict const& verdict, Instant now);
/// Commands about a statement: carried out and answered, or asked for again.
[[nodiscard]] Decision obey(Facts const& facts, Verdict const& verdict, Instant now);
/// Commands about a held mail.
[[nodiscard]] Decision obey_about_held(Facts const& facts, Verdict const& verdict, Instant now);
/// The answer to somebody of the desk's people whose reply has no command: that it was a comment and nothing else.
[[nodiscard]] std::optional<Outgoing> answer_to_comment(Facts const& facts, Instant now);
/// What the sender of a statement adds to it: in the record at once, or for those who look after it to decide.
[[nodiscard]] Decision add_supplement(Facts const& facts, Verdict const& verdict, Instant now);
/// A mail of the desk that was not delivered.
[[nodiscard]] Decision note_bounce(Facts const& facts, Verdict const& verdict, Instant now);
/// Mail after which nothing has to be done: automatic mail and duplicates.
[[nodiscard]] Decision note_mail(Facts const& facts, Verdict const& verdict, Instant now);

/// The mail in hand, as a mail of ours can carry it.
[[nodiscard]] Carried carried_with(Arrival const& arrival);
/// The documents, each with the mail that it came with.
[[nodiscard]] std::vector<Attachment> with_mail(std::vector<Attachment> documents, InboxId mail);
/// An event of the mail in hand, by its sender.
[[nodiscard]] Event event_by_sender(Facts const& facts, std::string what, Instant now);
/// An event by the desk itself.
[[nodiscard]] Event event_by_desk(Facts const& facts, std::string what, Instant now);

} // namespace liaison
