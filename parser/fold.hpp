// One spelling for what people write in many: for comparing words, never for showing them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// `utf8` in lower case, without accents, with plain blanks, quotes, hyphens and digits: "Délai :" gives "delai :",
/// "ＦＯＲ　ＡＣＴＩＯＮ" gives "for action". Latin, Greek and Cyrillic are folded; other scripts stay as they are.
[[nodiscard]] std::string folded(std::string_view utf8);
/// folded(), runs of blanks as one, trimmed.
[[nodiscard]] std::string folded_line(std::string_view utf8);

/// A folded text that knows where its characters came from: `origin[i]` is the place of text[i] in the original.
struct FoldedText {
    std::string text;
    std::vector<std::uint32_t> origin; ///< one more than characters: the last is the original's length
};
[[nodiscard]] FoldedText folded_with_origin(std::string_view utf8);

/// Whether the folded `text` holds `word` between characters that are neither letters nor digits.
[[nodiscard]] bool has_folded_word(std::string_view text, std::string_view word);

} // namespace liaison
