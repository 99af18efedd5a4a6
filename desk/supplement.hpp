// What the sender of a statement adds to it by reply: fields that were missing, corrected documents.
#pragma once
#include "desk/facts.hpp"
#include <string>
#include <vector>

namespace liaison {

/// Whether the mail is a reply of a statement's sender, with the token of its acknowledgement, that brings fields or
/// documents, and asks for nothing beside; a reply with another title is another statement.
[[nodiscard]] bool is_supplement(Facts const& facts);

/// What it brings.
struct Supplement {
    std::vector<Command> corrections; ///< by command, or by a field's line anywhere in it
    std::vector<Attachment> documents;
    CommandsRead beside;                  ///< comments, and the rest of what its writer wrote
    std::vector<Misunderstanding> unread; ///< lines that were meant as more, and hinder nothing else
};
[[nodiscard]] Supplement read_supplement(Facts const& facts);
/// "deadline: 2026-12-31", as behind "correct".
[[nodiscard]] std::string field_in_words(Correction const& correction);

} // namespace liaison
