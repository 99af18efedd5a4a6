// A mail the desk sends, complete, as it stands in the outbox.
#pragma once
#include "core/address.hpp"
#include "core/ids.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

enum class MailKind { acknowledgement, forward, posted, reminder, overdue, escalation, approval, notice, digest };
[[nodiscard]] std::string_view name_of(MailKind kind);
[[nodiscard]] std::optional<MailKind> mail_kind_named(std::string_view name);

/// How the mail that a forward carries is set into it.
enum class OriginalForm {
    none,   ///< nothing is carried
    rfc822, ///< as it is, between `head` and `tail`
    base64, ///< encoded, for an original that SMTP cannot carry as it is (bare CR or LF, NUL, lines over 998 octets)
};

[[nodiscard]] std::string_view name_of(OriginalForm form);
[[nodiscard]] std::optional<OriginalForm> original_form_named(std::string_view name);

/// A mail that came in, as a mail of ours can carry it.
struct Carried {
    InboxId id;
    OriginalForm form = OriginalForm::none;
    bool eight_bit = false;
    std::size_t size = 0;     ///< octets as it came
    std::string content_hash; ///< makes the boundary one that cannot stand in that mail
    std::string message_id;   ///< without angle brackets; empty: it has none
    bool operator==(Carried const&) const = default;
};

/// A document that a mail of ours carries as a part of its own, without the mail that it came with.
struct Enclosure {
    InboxId mail;       ///< the mail in which its bytes are
    std::string sha256; ///< of these bytes, decoded: which of its parts it is
    std::string head;   ///< what stands before them, encoded in base64: the boundary, the part's header, an empty line
    bool operator==(Enclosure const&) const = default;
};

/// A complete mail: what goes over the wire is `head`, then the original (if any) in its form, then the enclosures,
/// each its `head` and its bytes in base64, then `tail`; strict CRLF throughout, not dot-stuffed.
struct Outgoing {
    MailKind kind = MailKind::notice;
    std::string message_id; ///< without angle brackets; a resend keeps it
    std::string subject;    ///< decoded, for lists
    std::vector<Address> to;
    std::vector<Address> cc;
    std::string head;
    std::optional<InboxId> original;
    OriginalForm original_form = OriginalForm::none;
    std::vector<Enclosure> enclosures;
    std::string tail;
    std::string without_original; ///< the complete mail for a relay that finds all of that too large; empty where it
                                  ///< carries nothing, or so little that none may
    std::string envelope_sender;  ///< empty: the null sender
    std::optional<StatementId> statement;

    [[nodiscard]] std::vector<std::string> recipients() const; ///< to and cc, each addr-spec once
};

} // namespace liaison
