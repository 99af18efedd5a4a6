#include "parser/phrases.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <numeric>

namespace liaison {

Phrases::Phrases(std::initializer_list<std::string_view> lists) {
    std::uint8_t list_number = 0;
    for (auto const list : lists) {
        for (auto const phrase : split(list, '|')) {
            phrases_.push_back(phrase);
            lists_.push_back(list_number);
        }
        ++list_number;
    }
    constexpr std::string_view all = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff";
    for (std::size_t i = 0; i < phrases_.size(); ++i)
        candidates_.push_back({.beginning = beginning_of(phrases_[i]),
                               .mask = beginning_of(all.substr(0, phrases_[i].size())),
                               .number = static_cast<std::uint16_t>(i)});
    auto const slot = [&](Candidate const& c) { return slot_of(phrases_[c.number].at(0), phrases_[c.number].at(1)); };
    std::ranges::sort(candidates_, {}, [&](Candidate const& c) { return std::pair{slot(c), c.number}; });
    std::array<std::uint16_t, slots> sizes{};
    for (auto const& candidate : candidates_) ++sizes[slot(candidate)];
    std::partial_sum(sizes.begin(), sizes.end(), begins_.begin() + 1);
}

bool Phrases::any_in(std::string_view folded) const {
    for (std::size_t at = 0; at < folded.size(); ++at) {
        auto const candidates = candidates_at(folded, at);
        if (candidates.empty()) continue;
        auto const rest = folded.substr(at);
        auto const octets = beginning_of(rest);
        if (std::ranges::any_of(candidates, [&](auto const& candidate) { return fits(candidate, octets, rest); }))
            return true;
    }
    return false;
}

} // namespace liaison
