// A mail that stands in the text of another one, as mail programs put it there when somebody forwards it.
#pragma once
#include "core/address.hpp"
#include "core/time.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// The inner mail of an inline forward.
struct ForwardedMail {
    Address author;
    std::vector<Address> to;
    std::vector<Address> cc;
    std::string subject;
    std::optional<Instant> sent; ///< in UTC where the text tells no zone
    bool has_time = false;       ///< it tells the time of the day, as mail does and a memo does not
    std::string text;
    std::string_view covering; ///< what stands above it
};

/// The mail that `text` forwards: behind a separator of any mail program and language, or, where the outer Subject says
/// "Fwd:" (`subject_says_so`), behind a block of header lines alone.
[[nodiscard]] std::optional<ForwardedMail> find_forwarded(std::string_view text, bool subject_says_so);

} // namespace liaison
