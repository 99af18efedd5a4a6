// .pdf, by poppler: the words of each page with their places, put into rows again.
#pragma once
#include "core/error.hpp"
#include "documents/budget.hpp"
#include "parser/document.hpp"
#include <string_view>

namespace liaison {

/// Loads what poppler would otherwise look for in files while it reads, glibc's UTF-16 converter; for a process that is
/// about to lose sight of files.
void prepare_pdf_reading();

/// Reads document_limits::pdf_pages pages. Lines that repeat at the top or bottom of the pages are headers and footers.
/// Errors: bad_input for what is damaged beyond reading or needs a password.
[[nodiscard]] Result<DocumentText> read_pdf(std::string_view bytes, Budget& budget);

} // namespace liaison
