// What mail systems and spam filters write on a mail that they take for spam.
#pragma once
#include "parser/mail.hpp"
#include <optional>
#include <string>

namespace liaison {

/// What calls the mail spam: "X-Spam-Flag", "its subject"; nothing where nothing does.
[[nodiscard]] std::optional<std::string> spam_mark(Mail const& mail);

} // namespace liaison
