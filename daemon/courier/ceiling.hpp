// The ceiling of mails to one address within 24 hours: whoever has had so many waits, and nobody else does. Pure.
#pragma once
#include "daemon/courier/smtp_verdict.hpp"
#include <cstddef>
#include <string>
#include <vector>

namespace liaison {

/// `tried` without those at the ceiling, in order.
[[nodiscard]] std::vector<std::string> below_ceiling(std::vector<std::string> const& tried,
                                                     std::vector<std::string> const& at_ceiling);

/// The verdicts on all of `tried`: `verdicts` are those on below_ceiling(), the others wait, as if the relay had put
/// them off.
[[nodiscard]] std::vector<Verdict> with_ceiling(std::vector<std::string> const& tried,
                                                std::vector<std::string> const& at_ceiling,
                                                std::vector<Verdict> const& verdicts, std::size_t ceiling);

} // namespace liaison
