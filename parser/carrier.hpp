// The mail that carries the statement itself: the one at hand, or the one that somebody forwards in it.
#pragma once
#include "parser/mail.hpp"
#include "parser/statement_text.hpp"
#include "parser/subject.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

struct Carrier {
    std::string text; ///< what its sender wrote, without quotations of earlier mail, list footer and escapes
    std::string raw_subject;
    SubjectRead subject;
    std::optional<Address> author;
    std::vector<Address> reply_to;
    std::vector<Address> to;
    std::vector<Address> cc;
    std::optional<Instant> sent;
    std::string message_id; ///< empty if the inner mail's is not known
    std::vector<Part const*> attachments;
    std::vector<std::string> doubts;        ///< about the charset of the text
    std::vector<Mail const*> further_mails; ///< handed in beside this one
    std::optional<Address> handed_in_by;    ///< who forwarded or resent it
    std::string place = "text";             ///< how places in `text` begin: "forwarded text"
    bool is_cut = false;                    ///< the text is longer than what is read of one
    bool is_notice = false;                 ///< a calendar entry, or a delivery or disposition notice
    bool is_program_notice = false;         ///< an issue, a page, a post that waits (parser/program_notice.hpp)
};

/// Follows forwards, attached (message/rfc822) and inline, up to four deep, as long as the outer text has no form of a
/// statement itself. `mail` must outlive the result.
[[nodiscard]] Carrier find_carrier(Mail const& mail);

} // namespace liaison
