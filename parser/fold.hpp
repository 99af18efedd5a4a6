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

/// A folded text that knows where its characters came from.
struct FoldedText {
    std::string text;
    std::vector<std::uint32_t> places; ///< of each character and of the end; empty where all stand where they stood

    /// The place of text[i] in the original; for the text's size, the original's size.
    [[nodiscard]] std::uint32_t origin(std::size_t i) const {
        return places.empty() ? static_cast<std::uint32_t>(i) : places[i];
    }
};
[[nodiscard]] FoldedText folded_with_origin(std::string_view utf8);

/// Whether the folded `text` holds `word` between characters that are neither letters nor digits.
[[nodiscard]] bool has_folded_word(std::string_view text, std::string_view word);

} // namespace liaison
