// One spelling for what people write in many: for comparing words, never for showing them.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// `utf8` in lower case, without accents, with plain blanks, quotes, hyphens and digits: "Délai :" gives "delai :",
/// "ＦＯＲ　ＡＣＴＩＯＮ" gives "for action". Latin, Greek and Cyrillic are folded; other scripts stay as they are.
[[nodiscard]] std::string folded(std::string_view utf8);
/// folded(), runs of blanks as one, trimmed.
[[nodiscard]] std::string folded_line(std::string_view utf8);

/// Whether the folded `text` holds `word` between characters that are neither letters nor digits.
[[nodiscard]] bool has_folded_word(std::string_view text, std::string_view word);

} // namespace liaison
