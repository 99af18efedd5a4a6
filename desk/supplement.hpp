// What the sender of a statement adds to it by reply: fields that were missing, corrected documents.
#pragma once
#include "desk/facts.hpp"
#include <string>
#include <vector>

namespace liaison {

/// Whether the mail is a reply of a statement's sender, with the token of its acknowledgement, that brings fields or
/// documents; a reply with another title is another statement.
[[nodiscard]] bool is_supplement(Facts const& facts);

/// What it brings.
struct Supplement {
    std::vector<Correction> corrections;
    std::vector<Attachment> documents;
    std::string words; ///< the rest of what its writer wrote
};
[[nodiscard]] Supplement read_supplement(Facts const& facts);

} // namespace liaison
