// The documents attached to a mail: which of them is the statement, and what it says.
#pragma once
#include "parser/document.hpp"
#include "parser/draft.hpp"
#include "parser/statement_choice.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// What attached documents add to the reading of a mail.
struct AttachedReading {
    std::vector<Evidence> evidence;    ///< of the one document that is the statement; places begin "document NAME"
    std::string name;                  ///< its name; empty if none is a statement
    bool has_form = false;             ///< it has the labels of a statement's form
    bool calls_itself_one = false;     ///< it opens as a liaison statement
    std::optional<LetterMarks> letter; ///< it is a letter that does not say what it is
    std::vector<std::string> further;  ///< the names of documents that are statements of their own, too
    std::vector<std::string> enclosed; ///< of those that read like statements, but go with the one
    std::vector<std::string> remarks;  ///< "LS.pdf is encrypted: it needs a password"
    std::vector<std::string> unread;   ///< what nobody looked into: "notes.7z was not read: ..."
};

/// Has each attached document read, those in archives too, and takes the one that is the statement
/// (parser/statement_choice.hpp). What comes with it (a change request, the statement that it answers) says nothing
/// about it.
[[nodiscard]] AttachedReading read_attached_documents(std::vector<Part const*> const& attachments,
                                                      ReadAttached const& read, std::optional<Date> sent,
                                                      CoveringMail const& mail = {});

} // namespace liaison
