// Notices by which a tool tells its subscribers of an issue, a page, a meeting or a post that waits: whatever such a
// tool quotes, somebody drafts or discusses it there, and sends it to nobody yet.
#pragma once
#include "parser/mail.hpp"
#include <string_view>

namespace liaison {

/// Whether `mail` is such a notice. `subject` and `text` are of the innermost mail that it forwards, or its own: a
/// notice that a person passes on is one as well.
[[nodiscard]] bool is_program_notice(Mail const& mail, std::string_view subject, std::string_view text);

} // namespace liaison
