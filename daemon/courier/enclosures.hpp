// Documents that a mail of ours carries, taken out of the mails that they came with.
#pragma once
#include "core/error.hpp"
#include "core/outgoing.hpp"
#include <functional>
#include <string>
#include <vector>

namespace liaison {

/// Gives the bytes of a mail that came in.
using LoadRaw = std::function<Result<std::string>(InboxId)>;

/// What goes over the wire for the enclosures: each its head and its document in lines of base64. Each mail is loaded
/// and parsed once. Errors: those of `load`; bug: there is no such document in the mail.
[[nodiscard]] Result<std::string> write_enclosures(std::vector<Enclosure> const& enclosures, LoadRaw const& load);

} // namespace liaison
