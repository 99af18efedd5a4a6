// The statement on record that a mail belongs to, and whether it is that one again or a later version of it.
#pragma once
#include "desk/facts.hpp"
#include <optional>
#include <vector>

namespace liaison {

/// The surest one of those that the store has found; of several versions of one statement the very one that the mail
/// carries, else the one that it is a later version of.
[[nodiscard]] std::optional<Kin> find_kin(Facts const& facts);

/// The statements on record whose place the mail says that it takes: of the same sender, not withdrawn.
[[nodiscard]] std::vector<Record const*> said_to_be_superseded(Facts const& facts);

/// What a copy that its sender sent again says otherwise than the record, without a word that it is a later version:
/// "purpose", "deadline", "documents". Copies of lists and tools are not compared: they say it in their own way.
[[nodiscard]] std::vector<std::string> differences_of_copy(Facts const& facts);

/// Whether the mail's statement comes from where `other` comes from.
[[nodiscard]] bool is_of_same_sender(Facts const& facts, Statement const& other);

} // namespace liaison
