#include "documents/tnef.hpp"
#include "core/text.hpp"
#include "documents/any_document.hpp"
#include "documents/line_writer.hpp"
#include "documents/little_endian.hpp"
#include "documents/mapi.hpp"
#include "documents/plain_text.hpp"
#include "documents/rtf.hpp"
#include "parser/charset.hpp"
#include <fmt/format.h>

namespace liaison {

namespace {

// Attributes by the lower half of their ids (MS-OXTNEF 2.1.3.2).
constexpr std::uint32_t attribute_body = 0x800c;
constexpr std::uint32_t attribute_attachment_data = 0x800f;
constexpr std::uint32_t attribute_attachment_title = 0x8010;
constexpr std::uint32_t attribute_attachment_begins = 0x9002;
constexpr std::uint32_t attribute_properties = 0x9003;
constexpr std::uint32_t attribute_attachment_properties = 0x9005;
constexpr std::uint32_t attribute_code_page = 0x9007;
constexpr std::size_t header_bytes = 6; // signature and key

struct Attachment {
    std::string name;
    std::string_view bytes;
};

struct Contents {
    std::string charset = "windows-1252";
    std::string text;
    std::string html;
    std::string rtf;
    std::vector<Attachment> attachments;
};

std::string until_nul(std::string_view bytes) { return std::string{bytes.substr(0, bytes.find('\0'))}; }

void take_property(MapiProperty const& property, Contents& into) {
    if (property.id == MapiId::body)
        into.text = mapi_text(property, into.charset);
    else if (property.id == MapiId::body_html)
        into.html = decode_charset(property.value, into.charset).text;
    else if (property.id == MapiId::rtf_compressed)
        into.rtf = unpacked_rtf(property.value);
}

void take_attachment_property(MapiProperty const& property, Contents& into) {
    if (into.attachments.empty()) return;
    if (property.id == MapiId::attachment_long_name)
        into.attachments.back().name = mapi_text(property, into.charset);
    else if (property.id == MapiId::attachment_data && into.attachments.back().bytes.empty())
        into.attachments.back().bytes = property.value;
}

void take_attribute(std::uint32_t id, std::string_view data, Contents& into) {
    bool const has_attachment = !into.attachments.empty();
    if (id == attribute_code_page)
        into.charset = fmt::format("windows-{}", number_at(data, 0, 4));
    else if (id == attribute_body)
        into.text = decode_charset(until_nul(data), into.charset).text;
    else if (id == attribute_properties)
        for_each_mapi_property(data, [&](auto const& property) { take_property(property, into); });
    else if (id == attribute_attachment_begins)
        into.attachments.emplace_back();
    else if (id == attribute_attachment_title && has_attachment && into.attachments.back().name.empty())
        into.attachments.back().name = decode_charset(until_nul(data), into.charset).text;
    else if (id == attribute_attachment_data && has_attachment)
        into.attachments.back().bytes = data;
    else if (id == attribute_attachment_properties)
        for_each_mapi_property(data, [&](auto const& property) { take_attachment_property(property, into); });
}

bool take_attributes(std::string_view bytes, Contents& into) {
    LittleEndianReader from{piece(bytes, header_bytes, bytes.size())};
    for (auto left = document_limits::tnef_attributes; left > 0 && !from.empty(); --left) {
        from.take(1); // level: of the message or of an attachment, which the id says too
        auto const id = from.u32() & 0xffffU;
        auto const data = from.take(from.u32());
        if (from.ended()) return false;
        take_attribute(id, data, into);
        from.u16(); // checksum
    }
    return from.empty();
}

void write_body(Contents const& contents, DocumentText& document, Budget& budget) {
    LineWriter lines{document, budget};
    if (!contents.html.empty()) {
        write_html_lines(contents.html, lines);
    } else if (!contents.rtf.empty()) {
        auto const rtf = read_rtf(contents.rtf, budget);
        document.lines = rtf.lines;
    } else {
        for (auto const line : split(contents.text, '\n')) lines.paragraph(PagePart::body, line);
    }
}

void read_attachment(Attachment const& attachment, std::size_t depth, Budget& budget, DocumentText& into) {
    if (!may_be_document("", attachment.name)) return;
    if (budget.documents == 0) return add_remark(into, "has many documents: only the first were read");
    --budget.documents;
    auto read = read_any_document(attachment.bytes, "", attachment.name, depth + 1, budget);
    if (!read) return add_remark(into, fmt::format("{} {}", attachment.name, read.error().what));
    read->name = attachment.name;
    into.inner.push_back(std::move(*read));
}

} // namespace

DocumentText read_tnef(std::string_view bytes, std::size_t depth, Budget& budget) {
    DocumentText document{.name = {}, .kind = "tnef", .lines = {}, .inner = {}, .remarks = {}};
    Contents contents;
    if (!take_attributes(bytes, contents)) add_remark(document, "is damaged: read as far as it goes");
    write_body(contents, document, budget);
    for (auto const& attachment : contents.attachments) read_attachment(attachment, depth, budget, document);
    return document;
}

} // namespace liaison
