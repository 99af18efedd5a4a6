// How mailboxes and sets of messages are written in IMAP commands.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// The number of a mail in a mailbox; it means something together with the mailbox's UIDVALIDITY (RFC 3501 2.3.1.1).
using MailUid = std::uint32_t;

/// Modified UTF-7 of a UTF-8 name (RFC 3501 5.1.3): "Büro" is "B&APw-ro". Ill-formed octets become U+FFFD.
[[nodiscard]] std::string write_modified_utf7(std::string_view name);
/// `text` as a quoted string; octets that no quoted string can hold are left out.
[[nodiscard]] std::string write_imap_string(std::string_view text);
/// "1:4,7" for 1, 2, 3, 4, 7. `uids` must be ascending.
[[nodiscard]] std::string write_uid_set(std::vector<MailUid> const& uids);

} // namespace liaison
