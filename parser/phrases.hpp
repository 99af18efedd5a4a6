// Finding many phrases in a text in one go.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace liaison {

/// Phrases (folded, none empty), prepared once: each has the number of its place in the list it was made of.
class Phrases {
public:
    /// `list` has "|" between the phrases, and must outlive this.
    explicit Phrases(std::string_view list) : Phrases({list}) {}
    /// Several lists that are looked for together; the numbers go on from one to the next.
    Phrases(std::initializer_list<std::string_view> lists);

    /// Calls `found(number, begin)` for each place of `folded` where a phrase begins at the beginning of a word, in the
    /// text's order. Characters of scripts without blanks need no word before them.
    template <class Found> void each_in(std::string_view folded, Found found) const {
        for (std::size_t at = 0; at < folded.size(); ++at) {
            auto const& candidates = by_first_[static_cast<unsigned char>(folded[at])];
            if (candidates.empty() || !begins_word(folded, at)) continue;
            for (auto const number : candidates)
                if (stands_at(folded, at, phrases_[number])) found(std::size_t{number}, at);
        }
    }
    /// Whether any of them stands there.
    [[nodiscard]] bool any_in(std::string_view folded) const;

    [[nodiscard]] std::string_view phrase(std::size_t number) const { return phrases_[number]; }
    [[nodiscard]] std::vector<std::string_view> const& all() const { return phrases_; }
    /// In which of the lists a phrase stands.
    [[nodiscard]] std::size_t list_of(std::size_t number) const;

private:
    [[nodiscard]] static bool stands_at(std::string_view folded, std::size_t at, std::string_view phrase);
    [[nodiscard]] static bool begins_word(std::string_view folded, std::size_t at);

    std::vector<std::string_view> phrases_;
    std::vector<std::size_t> firsts_; ///< the number of each list's first phrase
    std::array<std::vector<std::uint16_t>, 256> by_first_;
};

} // namespace liaison
