// The labels of all forms, in all spellings and languages: one table says what each of them means.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// What the value behind a label is.
enum class Meaning {
    title,
    from,
    to,
    to_for_action,
    to_for_comment,
    to_for_information,
    cc,
    purpose,
    deadline,
    from_contact,
    response_contact,
    technical_contact,
    contact, ///< a person to ask, for whatever it is
    cc_contact,
    reply_to, ///< "Reply to:": an address for the reply, or the statement that this one answers
    identifier,
    in_response_to,
    supersedes,
    study_group,     ///< ITU-T's "Study Group: 15"
    question,        ///< ITU-T's "Question(s): 10/15"
    email,           ///< details of the contact above it
    contact_details, ///< its name, telephone, company
    page,            ///< the tool's page of the statement
    body,            ///< the text begins here
    attachments,
    status,      ///< ITU-R's "Status: For information", "Action: Reply"; elsewhere the state of a document
    passed_over, ///< part of a form, of no field of the record
};

/// A label at the beginning of a line or cell.
struct LabelFound {
    Meaning meaning = Meaning::passed_over;
    std::string_view label; ///< as written, without its colon
    std::string_view value; ///< the rest, trimmed
};

/// The folded label as the table spells labels: without "(s)", emphasis, leaders, and a remark in brackets.
[[nodiscard]] std::string plain_label(std::string_view label);

/// What a label of that spelling means; nothing if it is none. `label` is as written, without its colon. Words that
/// only say whose it is may stand around it: "Title of this liaison statement", "LS title", "Response contact person".
[[nodiscard]] std::optional<Meaning> meaning_of_label(std::string_view label);

/// The same before that value: of some deadlines only the value tells, "Closing date: 1 May".
[[nodiscard]] std::optional<Meaning> meaning_before(std::string_view label, std::string_view value);

/// The label that `line` begins with, with whatever people draw around it and between it and its value: "TO : X",
/// "**Deadline:** X", "- Contact(s): X", "2. Title = X", "To ..... X", "From -> X", "[From] X", "| Title | X |", a
/// label and a tab, "Please reply by 2026-08-30".
[[nodiscard]] std::optional<LabelFound> find_label(std::string_view line);

/// The label that `line` is, without a colon or a value: "## Title", "**Deadline**", "To". Only where several lines are
/// so is any of them a label.
[[nodiscard]] std::optional<LabelFound> find_bare_label(std::string_view line);

/// Whether a label belongs to the heart of a statement's form: what tells a form from text with a colon in it.
[[nodiscard]] bool is_core(Meaning meaning);
/// Whether its value is contacts.
[[nodiscard]] bool is_contact(Meaning meaning);

} // namespace liaison
