#include "parser/html_quotes.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>
#include <optional>

namespace liaison {
namespace {

struct MarkRow {
    std::string_view mark; ///< lower case
    ReplyRole role;
};

/// Gmail, Thunderbird, Yahoo, Proton.
constexpr auto class_rows = std::to_array<MarkRow>({{"gmail_attr", ReplyRole::introduction},
                                                    {"moz-cite-prefix", ReplyRole::introduction},
                                                    {"yahoo_quoted", ReplyRole::quotation},
                                                    {"protonmail_quote", ReplyRole::quotation},
                                                    {"outlookmessageheader", ReplyRole::boundary},
                                                    {"gmail_signature", ReplyRole::signature},
                                                    {"gmail_signature_prefix", ReplyRole::signature},
                                                    {"moz-signature", ReplyRole::signature},
                                                    {"protonmail_signature_block", ReplyRole::signature}});

/// Outlook on the web and on telephones, Apple Mail.
constexpr auto id_rows = std::to_array<MarkRow>({{"divrplyfwdmsg", ReplyRole::boundary},
                                                 {"appendonsend", ReplyRole::boundary},
                                                 {"mail-editor-reference-message-container", ReplyRole::boundary},
                                                 {"signature", ReplyRole::signature},
                                                 {"ms-outlook-mobile-signature", ReplyRole::signature},
                                                 {"applemailsignature", ReplyRole::signature}});

template <std::size_t N> std::optional<ReplyRole> find_role(std::string_view word, std::array<MarkRow, N> const& rows) {
    auto const row = std::ranges::find_if(rows, [&](MarkRow const& r) { return same_word(word, r.mark); });
    return row == rows.end() ? std::nullopt : std::optional{row->role};
}

/// Outlook for Windows draws a line above the answered mail's header, or left of the whole mail.
std::optional<ReplyRole> role_by_border(std::string_view written) {
    if (!starts_with_word(written, "border")) return std::nullopt;
    auto style = lower_case(written);
    std::erase_if(style, [](char c) { return c == ' ' || c == '\n' || c == '\r'; });
    if (!style.starts_with("border:none;")) return std::nullopt;
    if (style.contains("border-top:solid") && style.contains("padding:3.0pt0")) return ReplyRole::boundary;
    if (style.contains("border-left:solid") && style.contains("4.0pt")) return ReplyRole::quotation;
    return std::nullopt;
}

} // namespace

ReplyRole role_of(ElementMarks const& element) {
    if (element.is_blockquote) return ReplyRole::quotation;
    for (auto const word : split(element.classes, ' '))
        if (auto const role = find_role(word, class_rows)) return *role;
    if (auto const role = find_role(element.id, id_rows)) return *role;
    return role_by_border(element.style).value_or(ReplyRole::content);
}

} // namespace liaison
