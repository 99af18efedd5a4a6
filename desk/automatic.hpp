// Mail that no person wrote to the desk: receipts, out-of-office replies, calendar replies, notices of programs.
#pragma once
#include "core/desk.hpp"
#include "desk/arrival.hpp"
#include "parser/mail.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// What kind_of_automatic() says of mail that has the null sender and no other sign.
inline constexpr std::string_view null_sender_mail = "mail with the null sender";

/// What a mail that is automatic for another reason is, for its outcome: "out-of-office reply"; nothing if a person may
/// have written it.
[[nodiscard]] std::optional<std::string> kind_of_automatic(Arrival const& arrival);

/// Whether it came with the null sender (RFC 5321 4.5.5), as only notices do. Of mail from a mailbox that is known
/// where its Return-Path says so.
[[nodiscard]] bool has_null_sender(Arrival const& arrival);

/// How a mail says that no person sent it, whatever it reads like: the null sender, or Auto-Submitted (RFC 3834 5).
[[nodiscard]] std::optional<std::string> sent_by_program(Arrival const& arrival);

/// Whether a part of that type, "text/calendar", stands anywhere in the mail itself; nullptr if none does. The mails
/// that it carries are not looked into.
[[nodiscard]] Part const* find_part(Part const& top, std::string_view type);

} // namespace liaison
