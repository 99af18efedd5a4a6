// What holds for every document's text, whatever its bytes were.
#pragma once
#include "documents/read_document.hpp"
#include "parser/document_limits.hpp"
#include "parser/utf8.hpp"
#include <cstdlib>

namespace liaison {

/// Aborts unless every line is UTF-8 without control characters and nothing passes a limit.
inline void check_document(DocumentText const& document) {
    if (document.lines.size() > document_limits::lines || document.remarks.size() > document_limits::remarks)
        std::abort();
    for (auto const& line : document.lines) {
        if (repaired_utf8(line.text) != line.text) std::abort();
        for (char const c : line.text)
            if (static_cast<unsigned char>(c) < 0x20 && c != '\t') std::abort();
    }
    for (auto const& inner : document.inner) check_document(inner);
}

inline void check_document(Result<DocumentText> const& document) {
    if (document) check_document(*document);
}

} // namespace liaison
