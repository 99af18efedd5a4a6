// Finding many phrases in a text in one go.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace liaison {

/// Phrases (folded, of two octets and more), prepared once: each has the number of its place in the list it was made
/// of.
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
            auto const candidates = candidates_at(folded, at);
            if (candidates.empty()) continue;
            auto const rest = folded.substr(at);
            auto const octets = beginning_of(rest);
            for (auto const& candidate : candidates)
                if (fits(candidate, octets, rest)) found(std::size_t{candidate.number}, at);
        }
    }
    /// Whether any of them stands there.
    [[nodiscard]] bool any_in(std::string_view folded) const;

    [[nodiscard]] std::string_view phrase(std::size_t number) const { return phrases_[number]; }
    [[nodiscard]] std::vector<std::string_view> const& all() const { return phrases_; }
    /// In which of the lists a phrase stands.
    [[nodiscard]] std::size_t list_of(std::size_t number) const { return lists_[number]; }

private:
    using Beginning = std::array<std::uint64_t, 2>; ///< the first octets; zeros where a text is shorter
    /// A phrase by its first octets, which tell nearly all others without a look at the rest.
    struct Candidate {
        Beginning beginning;
        Beginning mask; ///< of the octets that the phrase has of these
        std::uint16_t number = 0;
    };

    /// Phrases that may stand there: in most places of a text none.
    [[nodiscard]] std::span<Candidate const> candidates_at(std::string_view folded, std::size_t at) const {
        if (at + 1 >= folded.size()) return {};
        if (!begins_word(folded, at)) return {};
        auto const slot = slot_of(folded[at], folded[at + 1]);
        auto const begin = begins_[slot], end = begins_[slot + 1];
        return std::span{candidates_}.subspan(begin, static_cast<std::size_t>(end - begin));
    }
    [[nodiscard]] bool fits(Candidate const& candidate, Beginning octets, std::string_view rest) const {
        if ((octets[0] & candidate.mask[0]) != candidate.beginning[0]) return false;
        if ((octets[1] & candidate.mask[1]) != candidate.beginning[1]) return false;
        auto const& phrase = phrases_[candidate.number];
        return phrase.size() <= sizeof octets || rest.starts_with(phrase);
    }
    [[nodiscard]] static Beginning beginning_of(std::string_view text) {
        Beginning octets{};
        if (text.size() >= sizeof octets) // as nearly all are: a copy of a known size is two instructions
            std::memcpy(octets.data(), text.data(), sizeof octets);
        else
            std::memcpy(octets.data(), text.data(), text.size());
        return octets;
    }
    /// Phrases are kept by their first two octets; no two pairs of letters share a slot.
    static constexpr std::size_t slots = 1024;
    [[nodiscard]] static std::size_t slot_of(char first, char second) {
        return (static_cast<unsigned char>(first) * 32U + static_cast<unsigned char>(second)) % slots;
    }
    [[nodiscard]] static bool begins_word(std::string_view folded, std::size_t at) {
        constexpr unsigned char first_wide = 0xE0;
        return at == 0 || !in_word[static_cast<unsigned char>(folded[at - 1])] ||
               static_cast<unsigned char>(folded[at]) >= first_wide;
    }
    static constexpr auto in_word = [] { // by octet
        std::array<bool, 256> table{};
        for (std::size_t octet = 0; octet < table.size(); ++octet)
            table[octet] = (octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9') || octet >= 0x80;
        return table;
    }();

    std::vector<std::string_view> phrases_;
    std::vector<std::uint8_t> lists_;               ///< of each phrase
    std::vector<Candidate> candidates_;             ///< by slot, and in a slot by number
    std::array<std::uint16_t, slots + 1> begins_{}; ///< of each slot in `candidates_`
};

} // namespace liaison
