// The numbers of other statements that a sentence cites: "in response to your LS S2-2606763 and S2-2606764".
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// The numbers in the words behind "in response to": the first one, and what follows it as one list. "Your LS
/// S2-2606763, we send SG13-LS7" answers one.
[[nodiscard]] std::vector<std::string> numbers_answered(std::string_view behind);

/// The numbers in the words behind "replaces", which stand right there, with no more between than the name of a
/// statement: "a revision of the draft sent with SG13-LS101" replaces no statement.
[[nodiscard]] std::vector<std::string> numbers_replaced(std::string_view behind);

} // namespace liaison
