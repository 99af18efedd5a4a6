// Delivery notices in free text: of qmail, Exim, Exchange, Postfix, Sendmail and their like.
#pragma once
#include "desk/delivery_notice.hpp"
#include <string_view>
#include <vector>

namespace liaison {

/// The text of a notice above the copy of the mail that it returns.
[[nodiscard]] std::string_view above_copy(std::string_view text);

/// What such a text tells of whole: that a mail is late, or has failed.
[[nodiscard]] DeliveryStatus read_status_of(std::string_view text);

/// The recipients that stand at the beginning of a line, each with what is said below it; all have `status`.
[[nodiscard]] std::vector<NoticedRecipient> read_noticed(std::string_view text, DeliveryStatus status);

} // namespace liaison
