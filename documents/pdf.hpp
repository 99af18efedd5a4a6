// .pdf, by poppler: the words of each page with their places, put into rows again.
#pragma once
#include "core/error.hpp"
#include "documents/budget.hpp"
#include "parser/document.hpp"
#include <string_view>

namespace liaison {

/// Reads document_limits::pdf_pages pages. Lines that repeat at the top or bottom of the pages are headers and footers.
/// Errors: bad_input for what is damaged beyond reading or needs a password.
[[nodiscard]] Result<DocumentText> read_pdf(std::string_view bytes, Budget& budget);

} // namespace liaison
