// What the coordinators are told of a mailbox that mail is fetched from.
#pragma once
#include "core/outgoing.hpp"
#include "desk/decide.hpp"
#include <optional>
#include <string_view>

namespace liaison {

/// Nothing could be fetched from `mailbox` since `last_good`, because of `why`. Nothing where there is nobody to tell.
[[nodiscard]] std::optional<Outgoing> notice_of_silence(std::string_view mailbox, Instant last_good,
                                                        std::string_view why, House const& house, Instant now);

/// A mail that cannot be fetched.
struct UnfetchedMail {
    std::string_view mailbox;
    std::string_view number; ///< what tells it from all other mails of that mailbox
    std::string_view why;
    std::string_view folder; ///< where it is put
};
/// Nothing where there is nobody to tell.
[[nodiscard]] std::optional<Outgoing> notice_of_unfetched(UnfetchedMail const& mail, House const& house, Instant now);

} // namespace liaison
