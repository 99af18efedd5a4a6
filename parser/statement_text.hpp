// The text of a mail that may hold a statement, and what hangs on it.
#pragma once
#include "core/statement.hpp"
#include "parser/html.hpp"
#include "parser/mail.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// What a mail carries, part by part.
struct MailContent {
    std::string text;                       ///< the text to read: text/plain, else what the HTML shows; LF line ends
    std::string html_text;                  ///< what the HTML shows, where both were there
    std::vector<Part const*> attachments;   ///< not signatures, not pictures of the text
    std::vector<std::string> doubts;        ///< about the charsets of the texts
    Mail const* forwarded = nullptr;        ///< the first attached mail
    std::vector<Mail const*> further_mails; ///< the other ones
    bool has_calendar = false;
    bool is_report = false; ///< a delivery or disposition notice
    bool is_cut = false;    ///< the text is longer than a megabyte: its beginning is here
};

/// `quotations` is for HTML alone.
[[nodiscard]] MailContent content_of(Mail const& mail, Quotations quotations = Quotations::as_text);

/// The attachment as the record keeps it.
[[nodiscard]] Attachment describe(Part const& part);

/// `text` with the HTML escapes resolved that some senders leave in text/plain ("&lt;ann@x.example&gt;", "&quot;").
[[nodiscard]] std::string without_escapes(std::string text);

/// The text inside OpenPGP's frame around a signed text (RFC 9580 7), without the frame and its dashes; any other text
/// as it is.
[[nodiscard]] std::string without_armour(std::string text);

/// `text` up to the footer that a mailing list appended.
[[nodiscard]] std::string_view without_list_footer(std::string_view text);
/// `text` up to the line "-- " (RFC 3676 4.3) that introduces the sender's signature.
[[nodiscard]] std::string_view without_signature(std::string_view text);

} // namespace liaison
