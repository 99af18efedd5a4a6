// Letters that do not say that they are statements: whether both ends are bodies.
#pragma once
#include "core/statement.hpp"
#include "desk/mail_facts.hpp"

namespace liaison {

/// Whether `statement`, resolved from a draft that may be a letter, is one between bodies: its text speaks for a known
/// organization that is not ours, to a group of ours, and nothing about the mail speaks against it.
[[nodiscard]] bool is_between_bodies(MailFacts const& facts, Statement const& statement);

} // namespace liaison
