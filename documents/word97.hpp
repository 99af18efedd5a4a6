// .doc: the binary format of Word 97 to 2003 (MS-DOC).
#pragma once
#include "core/error.hpp"
#include "documents/budget.hpp"
#include "parser/document.hpp"
#include <string_view>

namespace liaison {

/// Reads the main text of an old Word document. Table rows are told by their marks alone: a row with an empty cell in
/// its middle falls into two. What was deleted under tracking cannot be told from the rest.
/// Errors: bad_input: encrypted, damaged, older than Word 97, or another kind of office document.
[[nodiscard]] Result<DocumentText> read_word97(std::string_view bytes, Budget& budget);

} // namespace liaison
