#include "parser/document_kind.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t pdf_header_within = 1024; // as readers of PDF take it (ISO 32000-1, annex H, 3.4.1)

bool looks_like_html(std::string_view bytes) {
    auto const head = lower_case(trimmed(bytes.substr(0, 1024)));
    return head.contains("<html") || head.starts_with("<!doctype html");
}

bool says_text(std::string_view media_type, std::string_view file_name) {
    auto const name = lower_case(file_name);
    return starts_with_word(media_type, "text/") || name.ends_with(".txt") || name.ends_with(".text") ||
           name.ends_with(".asc");
}

} // namespace

DocumentKind document_kind_of(std::string_view bytes, std::string_view media_type, std::string_view file_name) {
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return DocumentKind::zip;
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv)) return DocumentKind::compound;
    if (bytes.starts_with("\x78\x9f\x3e\x22"sv)) return DocumentKind::tnef;
    if (bytes.starts_with("{\\rt"sv)) return DocumentKind::rtf;
    if (bytes.substr(0, pdf_header_within).contains("%PDF-"sv)) return DocumentKind::pdf;
    auto const name = lower_case(file_name);
    if (starts_with_word(media_type, "text/html") || name.ends_with(".html") || name.ends_with(".htm") ||
        looks_like_html(bytes))
        return DocumentKind::html;
    return says_text(media_type, file_name) ? DocumentKind::text : DocumentKind::unknown;
}

} // namespace liaison
