// Reading commands in a reply: forgiving about how they are written, never about what they say.
#pragma once
#include "core/error.hpp"
#include "desk/commands.hpp"
#include "desk/decide.hpp"
#include <string_view>

namespace liaison {

/// Reads the commands in the first lines of `words`, which its writer wrote himself (parser/reply.hpp). A line that is
/// none ends them. Case, decoration, "please" and a greeting above are forgiven; a slip of one letter is not carried
/// out but asked about. A note or comment goes on in the next lines. `writer` is whom "assign to me" means; days are
/// those of the desk's time zone at `now`.
[[nodiscard]] CommandsRead read_commands(std::string_view words, Address const& writer, House const& house,
                                         Instant now);

/// Reads `field` ("deadline", "response_contacts", any label of a statement's form) and `value` as
/// "correct FIELD: VALUE" does. Errors: bad_input, for the person who wrote it.
[[nodiscard]] Result<Correction> read_correction(std::string_view field, std::string_view value, House const& house,
                                                 Instant now);

/// Reads "LS-42", "[LS-42]", "#42" or "42"; nothing for anything else.
[[nodiscard]] std::optional<StatementId> read_statement_id(std::string_view text);

} // namespace liaison
