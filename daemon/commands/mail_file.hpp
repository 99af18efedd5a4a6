// Mail that lies in a file.
#pragma once
#include "core/desk.hpp"
#include "core/error.hpp"
#include "desk/arrival.hpp"
#include "parser/mail.hpp"
#include <string>

namespace liaison {

/// The bytes of a file, of standard input for "-". Errors: not_found, io; both name the file.
[[nodiscard]] Result<std::string> read_mail_file(std::string const& file);

/// The envelope that a mail tells of itself: as traced_envelope() finds it, else from its author to
/// the desk's address.
[[nodiscard]] Envelope stated_envelope(Mail const& mail, Desk const& desk);

/// The same mail with CRLF at its line ends, if it has bare LF there as files of Unix have.
[[nodiscard]] std::string with_crlf(std::string raw);

} // namespace liaison
