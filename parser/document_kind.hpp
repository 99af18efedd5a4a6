// What a document is, by its first bytes.
#pragma once
#include <string_view>

namespace liaison {

enum class DocumentKind { zip, pdf, rtf, compound, tnef, html, text, unknown };

/// Bytes decide; type and name only between html and text, and whether text is a document at all.
[[nodiscard]] DocumentKind document_kind_of(std::string_view bytes, std::string_view media_type,
                                            std::string_view file_name);

} // namespace liaison
