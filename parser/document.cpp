#include "parser/document.hpp"
#include "core/text.hpp"
#include "parser/document_kind.hpp"
#include <algorithm>
#include <array>

namespace liaison {

namespace {

using namespace std::string_view_literals;

constexpr std::array document_types{
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"sv,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template"sv,
    "application/vnd.ms-word.document.macroenabled.12"sv,
    "application/msword"sv,
    "application/pdf"sv,
    "application/x-pdf"sv,
    "application/rtf"sv,
    "text/rtf"sv,
    "text/richtext"sv,
    "application/zip"sv,
    "application/x-zip"sv,
    "application/x-zip-compressed"sv,
    "application/ms-tnef"sv,
    "application/vnd.ms-tnef"sv,
    "application/vnd.oasis.opendocument.text"sv,
    "application/vnd.oasis.opendocument.text-template"sv,
};

constexpr std::array document_endings{".docx"sv, ".docm"sv, ".dotx"sv, ".doc"sv, ".pdf"sv, ".rtf"sv, ".odt"sv,
                                      ".ott"sv,  ".zip"sv,  ".dat"sv,  ".txt"sv, ".htm"sv, ".html"sv};

constexpr std::array accompanying_types{"image/"sv,
                                        "audio/"sv,
                                        "video/"sv,
                                        "font/"sv,
                                        "message/"sv,
                                        "text/calendar"sv,
                                        "text/vcard"sv,
                                        "text/x-vcard"sv,
                                        "text/directory"sv,
                                        "application/ics"sv,
                                        "application/pgp-"sv,
                                        "application/pkcs7-signature"sv,
                                        "application/x-pkcs7-signature"sv};

constexpr std::array accompanying_endings{".png"sv, ".jpg"sv, ".jpeg"sv, ".gif"sv, ".bmp"sv, ".svg"sv, ".ics"sv,
                                          ".vcf"sv, ".asc"sv, ".sig"sv,  ".p7s"sv, ".pgp"sv, ".gpg"sv};

void append_zone(std::string& text, DocumentText const& document, PagePart zone) {
    for (auto const& line : document.lines)
        if (line.zone == zone) text.append(line.text).push_back('\n');
}

/// Whether the bytes are a document, whatever somebody called it. Plain text and HTML are not told by their bytes.
bool begins_like_document(std::string_view bytes) {
    auto const kind = document_kind_of(bytes, {}, {});
    return kind != DocumentKind::unknown && kind != DocumentKind::html && kind != DocumentKind::text;
}

} // namespace

std::string text_of(DocumentText const& document) {
    std::string text;
    append_zone(text, document, PagePart::header);
    append_zone(text, document, PagePart::body);
    return text;
}

std::string footer_of(DocumentText const& document) {
    std::string text;
    append_zone(text, document, PagePart::footer);
    return text;
}

Worth worth_of(std::string_view media_type, std::string_view file_name, std::string_view bytes) {
    if (may_be_document(media_type, file_name)) return Worth::reading;
    auto const type = lower_case(media_type), name = lower_case(file_name);
    bool const accompanies =
        std::ranges::any_of(accompanying_types, [&](auto begin) { return type.starts_with(begin); }) ||
        std::ranges::any_of(accompanying_endings, [&](auto ending) { return name.ends_with(ending); });
    if (accompanies) return Worth::no_mention;
    return begins_like_document(bytes) ? Worth::reading : Worth::a_remark;
}

bool may_be_document(std::string_view media_type, std::string_view file_name) {
    auto const type = lower_case(media_type);
    if (std::ranges::any_of(document_types, [&](std::string_view known) { return type == known; })) return true;
    auto const name = lower_case(file_name);
    return std::ranges::any_of(document_endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace liaison
