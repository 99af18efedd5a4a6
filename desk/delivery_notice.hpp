// A mail system tells what became of a mail: by RFC 3464, or in its own words.
#pragma once
#include "desk/arrival.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// What became of a mail for one recipient.
enum class DeliveryStatus {
    failed,
    delayed, ///< it is tried again
    arrived, ///< or was passed on
};

/// So many are taken of one notice; no mail of ours has more.
inline constexpr std::size_t most_noticed_recipients = 100;

struct NoticedRecipient {
    std::string address;       ///< whom the mail was sent to, as far as the notice says
    std::string final_address; ///< where it was to go in the end (RFC 3464 2.3.2); empty: nowhere else
    DeliveryStatus status = DeliveryStatus::failed;
    std::string reply; ///< the mail system's words: Diagnostic-Code, else Status, else text; one line
};

struct DeliveryNotice {
    std::vector<NoticedRecipient> recipients;
    DeliveryStatus status = DeliveryStatus::failed; ///< the worst of all, also where it names no recipient
    std::vector<std::string> message_ids;           ///< of the mail that it returns
    std::string original_sender;                    ///< From of the mail that it returns; empty if it is not there
    std::string original_subject;

    /// The addresses of those whom it concerns.
    [[nodiscard]] std::vector<std::string> addresses() const;
};

/// Nothing if the mail is no such notice. `returns_mail`: it came to an address that is given out for returned mail
/// alone, so that one in words which nobody knows is a notice, too, unless a person's program answers.
[[nodiscard]] std::optional<DeliveryNotice> read_delivery_notice(Arrival const& arrival, bool returns_mail = false);

} // namespace liaison
