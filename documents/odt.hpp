// .odt: OpenDocument text in a zip package (ISO/IEC 26300).
#pragma once
#include "documents/archive.hpp"
#include "parser/document.hpp"

namespace liaison {

/// Whether the archive is an OpenDocument text.
[[nodiscard]] bool is_odt(Archive const& archive, Budget& budget);

/// Reads its body, and what stands at head and foot of its pages. Errors: bad_input when the content is missing,
/// encrypted, damaged or hostile.
[[nodiscard]] Result<DocumentText> read_odt(Archive const& archive, Budget& budget);

} // namespace liaison
