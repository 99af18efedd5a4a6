// What a mail says about a statement, before anybody has decided what it means: evidence, each with its place.
#pragma once
#include "core/statement.hpp"
#include "parser/document.hpp"
#include "parser/letter_marks.hpp"
#include "parser/mail.hpp"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// The fields of the record for which a mail can give evidence.
enum class Field {
    title,
    purpose,
    deadline,
    from,
    to,
    cc,
    from_contact,
    reply_to,
    response_contact,
    technical_contact,
    contact, ///< a person to ask, for whatever it is: stands in for a response or technical contact
    cc_contact,
    identifier,
    in_response_to,
    supersedes, ///< whose place it takes: of the record no field but a link
};

/// How far a piece of evidence is believed; the resolver takes the highest rank that makes sense.
enum class Rank {
    guess,   ///< prose that suggests it: "Dear TSVWG," for the addressee
    header,  ///< the mail's own header: Subject for the title, From for the contact
    prose,   ///< a sentence that says it: "please reply by 30 August 2026"
    heading, ///< a form's heading or document number line without a label
    label,   ///< a label and its value: "Deadline: 2026-12-31"
};

/// One place that says something about one field.
struct Evidence {
    Field field = Field::title;
    std::string
        text; ///< the value as written, decoded, in one line; a label that stands there empty gives an empty text
    std::string place; ///< for people: `header Subject`, `text line 12, "Please reply by"`
    Rank rank = Rank::guess;
    std::optional<Purpose> purpose = {}; ///< of an addressee whose label says it: "For action to:"
};

/// What kind of writing it is.
enum class Form {
    none,     ///< does not read like a statement
    tool,     ///< a new statement announced by a statement management tool (the IETF's, any era)
    labelled, ///< labels and values in the text
    letter,   ///< a letter in prose that says it is a liaison statement
    covering, ///< "please find attached": the statement is in an attached document
};

/// What a statement management tool says about a statement that it announced before.
enum class ToolNotice { none, updated, reminder, approval };

/// A statement as the mail tells it.
struct Draft {
    Form form = Form::none;
    ToolNotice tool_notice = ToolNotice::none;
    bool may_be_letter = false; ///< Form::none, but it asks, informs or answers: a statement if it is between bodies
    LetterMarks marks;          ///< of such a letter
    std::string why; ///< why it reads like that, for the outcome's reason: "labels From, To, Title and Purpose"
    std::vector<Evidence> evidence;      ///< in the order of the mail
    std::vector<Attachment> attachments; ///< of the statement's own mail; signatures and the like are none
    std::string body;                    ///< the statement's text behind its labels, without signatures of lists
    std::optional<Instant> sent;         ///< when its sender sent it: of an inner mail, that mail's date
    std::optional<Address> author;       ///< who sent it: of a forwarded mail, the inner sender
    std::string message_id; ///< of the mail that carries the statement itself: the inner one where it is known
    std::optional<Address> handed_in_by; ///< who forwarded it to the desk
    std::string url;                     ///< where a tool keeps it: names the same statement in later mails
    std::size_t statements = 1;          ///< how many statements the mail seems to carry; more than one needs a person
    std::vector<std::string> remarks;    ///< what a person should know about the reading
};

/// Gives the text of an attached document. Documents are hostile: the daemon has them read in another process.
using ReadAttached =
    std::function<DocumentText(std::string_view bytes, std::string_view media_type, std::string_view file_name)>;

/// Reads a mail as a statement, with the documents attached to it where there is somebody to read them. Never fails:
/// what does not read like a statement has Form::none.
[[nodiscard]] Draft read_statement(Mail const& mail, ReadAttached const& read_attached = {});

[[nodiscard]] std::string_view name_of(Field field); ///< its JSON key: "response_contacts"

} // namespace liaison
