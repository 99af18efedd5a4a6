// Reads a document that may stand in an archive.
#pragma once
#include "core/error.hpp"
#include "documents/budget.hpp"
#include "parser/document.hpp"
#include <string_view>

namespace liaison {

/// As read_document; `depth` counts the archives around it, `budget` is what the outermost one leaves.
[[nodiscard]] Result<DocumentText> read_any_document(std::string_view bytes, std::string_view media_type,
                                                     std::string_view file_name, std::size_t depth, Budget& budget);

} // namespace liaison
