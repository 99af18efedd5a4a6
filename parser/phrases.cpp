#include "parser/phrases.hpp"
#include "core/text.hpp"
#include <algorithm>

namespace liaison {

Phrases::Phrases(std::initializer_list<std::string_view> lists) {
    for (auto const list : lists) {
        firsts_.push_back(phrases_.size());
        for (auto const phrase : split(list, '|')) phrases_.push_back(phrase);
    }
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
        constexpr std::string_view all = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff";
        by_beginning_[slot(phrases_[i].at(0), phrases_[i].at(1))].push_back(
            {.beginning = beginning_of(phrases_[i]),
             .mask = beginning_of(all.substr(0, phrases_[i].size())),
             .number = static_cast<std::uint16_t>(i)});
    }
}

std::size_t Phrases::list_of(std::size_t number) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(firsts_, number) - firsts_.begin()) - 1;
}

bool Phrases::any_in(std::string_view folded) const {
    for (std::size_t at = 0; at < folded.size(); ++at) {
        auto const& candidates = candidates_at(folded, at);
        if (candidates.empty()) continue;
        auto const rest = folded.substr(at);
        auto const octets = beginning_of(rest);
        if (std::ranges::any_of(candidates, [&](auto const& candidate) { return fits(candidate, octets, rest); }))
            return true;
    }
    return false;
}

} // namespace liaison
