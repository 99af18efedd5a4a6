// Mail that no person wrote to the desk: delivery notices, receipts, out-of-office replies, calendar replies.
#pragma once
#include "core/desk.hpp"
#include "desk/arrival.hpp"
#include "parser/mail.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// A notice that some mail was not, or not yet, delivered: RFC 3464, or a bounce in free text.
struct DeliveryNotice {
    std::vector<std::string> recipients;  ///< the addr-specs it is about, as far as it says
    std::string reply;                    ///< the first Diagnostic-Code or Status
    bool delayed_only = false;            ///< it only warns, or reports success: nothing failed
    std::vector<std::string> message_ids; ///< of the mail it returns
    std::string original_sender;          ///< From of the mail it returns; empty if it is not there
    std::string original_subject;
};

/// Nothing if the mail is no such notice.
[[nodiscard]] std::optional<DeliveryNotice> read_delivery_notice(Arrival const& arrival);

/// What a mail that is automatic for another reason is, for its outcome: "out-of-office reply"; nothing if a person may
/// have written it.
[[nodiscard]] std::optional<std::string> kind_of_automatic(Arrival const& arrival);

/// Whether a part of that type, "text/calendar", stands anywhere in the mail itself; nullptr if none does. The mails
/// that it carries are not looked into.
[[nodiscard]] Part const* find_part(Part const& top, std::string_view type);

} // namespace liaison
