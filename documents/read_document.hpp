// An attached document's bytes become its text. Runs in the sandboxed process liaisond-reader, and in tests.
#pragma once
#include "core/error.hpp"
#include "parser/document.hpp"
#include <string_view>

namespace liaison {

/// Reads a document of any kind that DocumentText::kind names. What it is, its first bytes decide; type and name decide
/// between kinds of text. Limits: parser/document_limits.hpp; what was cut off is said in the remarks.
/// Errors: bad_input, with what a person should know ("is encrypted"), when nothing of it could be read.
[[nodiscard]] Result<DocumentText> read_document(std::string_view bytes, std::string_view media_type,
                                                 std::string_view file_name);

} // namespace liaison
