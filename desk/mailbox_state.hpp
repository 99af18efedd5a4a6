// How a mailbox that mail is fetched from fares, and the words for it.
#pragma once
#include "core/time.hpp"
#include <cstddef>
#include <optional>
#include <string>

namespace liaison {

struct MailboxState {
    std::string name;
    std::optional<Instant> looked; ///< last success: all that was there had been dealt with
    std::optional<Instant> failed; ///< last failure
    std::string error;
    std::optional<Instant> told;  ///< when the coordinators were told that it fails
    std::optional<Instant> token; ///< when the access token in use was fetched
    Instant known_since{};
    std::size_t recorded = 0; ///< mails that came through it
    std::size_t open = 0;     ///< mails that could not be fetched yet
    std::size_t unmoved = 0;  ///< mails that are recorded, or given up, and still stand in it

    /// Whether it failed after its last success.
    [[nodiscard]] bool fails() const { return failed && (!looked || *looked < *failed); }
    /// Since when nothing has come through it that might have.
    [[nodiscard]] Instant last_good() const { return looked.value_or(known_since); }
    /// How long a mail may have been lying in it that we know nothing of.
    [[nodiscard]] std::chrono::milliseconds lag(Instant now) const;
};

/// "last look 3 min ago, 812 mails recorded, access token fetched 20 min ago"; what is wrong is not in it.
[[nodiscard]] std::string in_words(MailboxState const& state, Instant now);

} // namespace liaison
