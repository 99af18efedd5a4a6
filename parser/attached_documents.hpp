// The documents attached to a mail: which of them is the statement, and what it says.
#pragma once
#include "parser/document.hpp"
#include "parser/draft.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// What attached documents add to the reading of a mail.
struct AttachedReading {
    std::vector<Evidence> evidence;    ///< of the one document that is the statement; places begin "document NAME"
    std::string name;                  ///< its name; empty if none is a statement
    bool has_form = false;             ///< it has the labels of a statement's form
    std::optional<LetterMarks> letter; ///< it is a letter that does not say what it is
    std::vector<std::string> remarks;  ///< "LS.pdf is encrypted: it needs a password"
};

/// Has each attached document read, those in archives too, and takes the one with most of a statement's labels; of
/// those without labels the first that calls itself a liaison statement. What comes with it (a change request, a list
/// of work items) says nothing about the statement.
[[nodiscard]] AttachedReading read_attached_documents(std::vector<Part const*> const& attachments,
                                                      ReadAttached const& read, std::optional<Date> sent);

} // namespace liaison
