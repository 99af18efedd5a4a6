#include "documents/plain_text.hpp"
#include "core/text.hpp"
#include "documents/line_writer.hpp"
#include "parser/charset.hpp"
#include "parser/html.hpp"
#include <fmt/format.h>

namespace liaison {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::size_t charset_within = 4096; // of an HTML file, where browsers look for it

// <meta charset="x"> or <meta ... content="text/html; charset=x">
std::string declared_charset(std::string_view html) {
    auto const head = lower_case(html.substr(0, charset_within));
    auto const found = head.find("charset=");
    if (found == head.npos) return {};
    auto value = std::string_view{head}.substr(found + 8);
    value.remove_prefix(std::min(value.size(), value.find_first_not_of("\"' ")));
    return std::string{value.substr(0, value.find_first_of("\"'>; /"))};
}

void note_charset(DecodedText const& decoded, DocumentText& document) {
    if (decoded.damaged)
        add_remark(document, fmt::format("is not quite {}: some characters are lost", decoded.charset));
}

} // namespace

void write_html_lines(std::string_view html, LineWriter& lines) {
    auto const text = html_to_text(html);
    for (auto const line : split(text, '\n'))
        if (!lines.is_full()) lines.paragraph(PagePart::body, line);
}

DocumentText read_plain_text(std::string_view bytes, Budget& budget) {
    DocumentText document{.name = {}, .kind = "txt", .lines = {}, .inner = {}, .remarks = {}};
    auto const decoded = decode_charset(bytes, {});
    note_charset(decoded, document);
    LineWriter lines{document, budget};
    auto text = std::string_view{decoded.text};
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    for (auto const line : split(text, '\n'))
        if (!lines.is_full()) lines.verbatim(PagePart::body, line);
    return document;
}

DocumentText read_html_document(std::string_view bytes, Budget& budget) {
    DocumentText document{.name = {}, .kind = "html", .lines = {}, .inner = {}, .remarks = {}};
    auto const decoded = decode_charset(bytes, declared_charset(bytes));
    note_charset(decoded, document);
    LineWriter lines{document, budget};
    write_html_lines(decoded.text, lines);
    return document;
}

} // namespace liaison
