// A letter becomes a complete mail: RFC 5322 and MIME, strict CRLF, the same bytes for the same letter.
#pragma once
#include "core/outgoing.hpp"
#include "core/token.hpp"
#include "desk/decide.hpp"
#include "desk/templates.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// What a reply to the mail is about, and whose reply is awaited.
struct ReplyMark {
    TokenSubject subject;
    Holder holder = Holder::staff;
};

/// An entry for people's calendars that goes with a mail.
struct CalendarPart {
    std::string file_name;  ///< "LS-42.ics"
    bool cancelled = false; ///< iTIP's method: CANCEL, else PUBLISH
    std::string text;       ///< as write_calendar() makes it
};

/// What one mail of the desk says and to whom.
struct Letter {
    MailKind kind = MailKind::notice;
    std::string_view template_name;
    View view; ///< "attached", "enclosed", "left_out", "mail" and "token" are set by compose()
    std::vector<Address> to;
    std::vector<Address> cc;
    std::string key; ///< with the template's name and the statement: what its Message-ID is made of
    std::optional<StatementId> statement;
    std::string answers;                 ///< Message-ID of the mail it is about, or empty
    std::vector<std::string> references; ///< that mail's own references
    std::optional<Carried> original;
    std::vector<Attachment> enclosures;   ///< each with its `mail`; not together with `calendar`
    std::optional<CalendarPart> calendar; ///< not together with `original` or `enclosures`
    std::optional<ReplyMark> mark;        ///< nothing: a reply is ordinary mail
    bool is_answer = false;               ///< to the writer of one mail, of whatever kind: "auto-replied" (RFC 3834 5)
    bool is_by_people = false;            ///< its words are theirs, the desk carries them: no automatic mail
    bool null_sender = false;             ///< nobody is told when it fails (RFC 5321 4.5.5)
};

/// `to` must not be empty, all addresses deliverable.
[[nodiscard]] Outgoing compose(Letter letter, House const& house, Instant now);

/// `subject` with the tag of its statement in front, once; tags of any desk in it go.
[[nodiscard]] std::string tagged_subject(std::string_view subject, std::optional<StatementId> statement);

} // namespace liaison
