#include "documents/read_document.hpp"
#include "documents/any_document.hpp"
#include "documents/archive_documents.hpp"
#include "documents/docx.hpp"
#include "documents/line_writer.hpp"
#include "documents/odt.hpp"
#include "documents/pdf.hpp"
#include "documents/plain_text.hpp"
#include "documents/rtf.hpp"
#include "documents/tnef.hpp"
#include "documents/word97.hpp"
#include "parser/document_kind.hpp"
#include <fmt/format.h>

namespace liaison {

namespace {

Result<DocumentText> read_zip(std::string_view bytes, std::size_t depth, Budget& budget) {
    auto const archive = Archive::open(bytes);
    if (!archive) return std::unexpected(archive.error());
    if (is_docx(*archive)) return read_docx(*archive, budget);
    if (is_odt(*archive, budget)) return read_odt(*archive, budget);
    if (archive->find("[Content_Types].xml") || archive->find("META-INF/manifest.xml"))
        return failure(Fault::bad_input, std::string{not_a_kind_we_read});
    if (depth >= document_limits::archive_depth)
        return failure(Fault::bad_input, "is an archive in an archive in an archive");
    return read_archive(*archive, depth, budget);
}

Result<DocumentText> read_wrapped(std::string_view bytes, std::size_t depth, Budget& budget) {
    if (depth >= document_limits::archive_depth)
        return failure(Fault::bad_input, "is an archive in an archive in an archive");
    return read_tnef(bytes, depth, budget);
}

// "statement.zip: C4-264107.docx", for evidence and remarks.
void name_inner(DocumentText& document) {
    for (auto& inner : document.inner) {
        inner.name = fmt::format("{}: {}", document.name, inner.name);
        name_inner(inner);
    }
}

} // namespace

Result<DocumentText> read_any_document(std::string_view bytes, std::string_view media_type, std::string_view file_name,
                                       std::size_t depth, Budget& budget) {
    switch (document_kind_of(bytes, media_type, file_name)) {
    case DocumentKind::zip: return read_zip(bytes, depth, budget);
    case DocumentKind::pdf: return read_pdf(bytes, budget);
    case DocumentKind::rtf: return read_rtf(bytes, budget);
    case DocumentKind::tnef: return read_wrapped(bytes, depth, budget);
    case DocumentKind::html: return read_html_document(bytes, budget);
    case DocumentKind::text: return read_plain_text(bytes, budget);
    case DocumentKind::compound: return read_word97(bytes, budget);
    case DocumentKind::unknown: return failure(Fault::bad_input, "is no document that can be read");
    }
    return failure(Fault::bug, "is of no kind");
}

Result<DocumentText> read_document(std::string_view bytes, std::string_view media_type, std::string_view file_name) {
    if (bytes.empty()) return failure(Fault::bad_input, "is empty");
    if (bytes.size() > document_limits::document_bytes)
        return failure(Fault::bad_input, fmt::format("is larger than {} MB",
                                                     document_limits::document_bytes / document_limits::mega_byte));
    Budget budget;
    auto document = read_any_document(bytes, media_type, file_name, 0, budget);
    if (!document) return document;
    document->name = file_name.substr(0, document_limits::name_bytes);
    name_inner(*document);
    return document;
}

} // namespace liaison
