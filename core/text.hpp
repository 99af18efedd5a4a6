// Small questions about text that every folder asks. ASCII only; what depends on a language lives in parser/.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

[[nodiscard]] std::string_view trimmed(std::string_view text);        ///< without blanks and line ends around it
[[nodiscard]] std::string lower_case(std::string_view text);          ///< A-Z only
[[nodiscard]] bool same_word(std::string_view a, std::string_view b); ///< equal without regard to A-Z/a-z
[[nodiscard]] bool starts_with_word(std::string_view text, std::string_view prefix); ///< as same_word
[[nodiscard]] std::string collapsed(std::string_view text); ///< runs of blanks and line ends become one blank, trimmed
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string joined(std::vector<std::string> const& items, std::string_view separator);

} // namespace liaison
