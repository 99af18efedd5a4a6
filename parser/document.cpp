#include "parser/document.hpp"
#include "core/text.hpp"
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
};

constexpr std::array document_endings{".docx"sv, ".docm"sv, ".dotx"sv, ".doc"sv, ".pdf"sv, ".rtf"sv,
                                      ".zip"sv,  ".dat"sv,  ".txt"sv,  ".htm"sv, ".html"sv};

} // namespace

std::string text_of(DocumentText const& document) {
    std::string text;
    for (auto const zone : {PagePart::header, PagePart::body})
        for (auto const& line : document.lines)
            if (line.zone == zone) text.append(line.text).push_back('\n');
    return text;
}

bool may_be_document(std::string_view media_type, std::string_view file_name) {
    auto const type = lower_case(media_type);
    if (std::ranges::any_of(document_types, [&](std::string_view known) { return type == known; })) return true;
    auto const name = lower_case(file_name);
    return std::ranges::any_of(document_endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace liaison
