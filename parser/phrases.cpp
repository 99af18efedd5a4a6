#include "parser/phrases.hpp"
#include "core/text.hpp"
#include <algorithm>

namespace liaison {

Phrases::Phrases(std::initializer_list<std::string_view> lists) {
    for (auto const list : lists) {
        firsts_.push_back(phrases_.size());
        for (auto const phrase : split(list, '|')) phrases_.push_back(phrase);
    }
    for (std::size_t i = 0; i < phrases_.size(); ++i)
        by_first_[static_cast<unsigned char>(phrases_[i].front())].push_back(static_cast<std::uint16_t>(i));
}

std::size_t Phrases::list_of(std::size_t number) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(firsts_, number) - firsts_.begin()) - 1;
}

bool Phrases::any_in(std::string_view folded) const {
    for (std::size_t at = 0; at < folded.size(); ++at) {
        auto const& candidates = by_first_[static_cast<unsigned char>(folded[at])];
        if (candidates.empty() || !begins_word(folded, at)) continue;
        for (auto const number : candidates)
            if (stands_at(folded, at, phrases_[number])) return true;
    }
    return false;
}

/// Most phrases that share the first octet differ in the second: a look at it is cheaper than a comparison.
bool Phrases::stands_at(std::string_view folded, std::size_t at, std::string_view phrase) {
    if (phrase.size() > folded.size() - at || (phrase.size() > 1 && folded[at + 1] != phrase[1])) return false;
    return folded.substr(at).starts_with(phrase);
}

bool Phrases::begins_word(std::string_view folded, std::size_t at) {
    constexpr unsigned char first_wide = 0xE0;
    if (at == 0 || static_cast<unsigned char>(folded[at]) >= first_wide) return true;
    char const before = folded[at - 1];
    bool const letter = (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9') ||
                        static_cast<unsigned char>(before) >= 0x80;
    return !letter;
}

} // namespace liaison
