// Receipts in plain text: what mail programs send where they do not know RFC 8098, told by their subjects.
#pragma once
#include <string_view>

namespace liaison {

/// Whether a subject is that of a receipt: "Read: LS on x", "Lu : ...", "Lesebestätigung - ...", "已读: ...".
[[nodiscard]] bool is_receipt_subject(std::string_view subject);

} // namespace liaison
