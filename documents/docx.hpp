// .docx: WordprocessingML in a zip package (ECMA-376).
#pragma once
#include "documents/archive.hpp"
#include "parser/document.hpp"

namespace liaison {

/// Whether the archive is a Word document.
[[nodiscard]] bool is_docx(Archive const& archive);

/// Reads body, headers and footers. Errors: bad_input when the main part is missing, damaged or hostile.
[[nodiscard]] Result<DocumentText> read_docx(Archive const& archive, Budget& budget);

} // namespace liaison
