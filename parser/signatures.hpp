// Signatures around a mail's text: what is inside of them is read, what they are is noted.
#pragma once
#include "parser/mail.hpp"

namespace liaison {

/// Gives each opaque S/MIME signature (RFC 8551 3.5.2) what it signs as its own part, `depth` deep at most: a part of a
/// mail, or the file that "LS.docx.p7m" is a signature of. Notes all signatures in `mail.signatures`. Linear in the
/// size.
void open_signatures(Mail& mail, unsigned depth);

} // namespace liaison
