// Whether two titles are of the same statement: mail programs, lists and tools write around them.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// The words of a title alone: without "Re:", "[list]", "New Liaison Statement,", quotes, a trailing "[from X]" or
/// "(S2-2611874)"; ASCII in lower case. Empty for a title that says nothing ("liaison statement").
[[nodiscard]] std::string plain_title(std::string_view title);

/// Equal plain titles, or one is the other with its addressee behind it ("... to MPLS"). A title that says nothing is
/// like no other.
[[nodiscard]] bool same_title(std::string_view a, std::string_view b);

/// Whether a subject says that it answers or passes on another mail.
[[nodiscard]] bool begins_as_reply(std::string_view subject);

} // namespace liaison
