#include "desk/bodies.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/addressee_reader.hpp"
#include "desk/body_index.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <span>

namespace liaison {
namespace {

using Kind = BodyTarget::Kind;

template <class T> void add_once(std::vector<T>& list, T const& item) {
    if (!contains(list, item)) list.push_back(item);
}

} // namespace

struct Bodies::Index {
    BodyIndex names;

    /// Whether a body that the directory lacks is named before any organization that it has: "ITU-D Study Group 2".
    static bool is_of_sister(std::vector<Mention> const& mentions) {
        auto const first = std::ranges::find_if(
            mentions, [](auto const& m) { return m.sister || target_of(m, Kind::organization).has_value(); });
        return first != mentions.end() && first->sister;
    }

    /// The organization that a mention names, itself or by a group that no sister of it can have, too.
    std::optional<std::size_t> organization_of(Mention const& mention) const {
        if (auto const target = target_of(mention, Kind::organization)) return target->organization;
        auto const group =
            mention.specific && mention.exact ? target_of(mention, Kind::organization_group) : std::nullopt;
        if (!group || names.has_sisters[group->organization]) return std::nullopt;
        return group->organization;
    }

    /// The organization that the mentions name first; else the one whose group they name beyond doubt.
    std::optional<std::size_t> organization(std::vector<Mention> const& mentions) const {
        for (auto const& mention : mentions)
            if (auto const named = organization_of(mention)) return named;
        for (auto const& mention : mentions)
            if (auto const target = target_of(mention, Kind::organization_group);
                target && mention.specific && mention.exact)
                return target->organization;
        return std::nullopt;
    }

    From from(std::string_view text, std::optional<std::size_t> organization_known) const {
        auto const words = names.words_of(text);
        auto const mentions = names.mentions(words, text);
        From from{.organization = {}, .groups = {}, .text = collapsed(text)};
        if (is_of_sister(mentions)) return from;
        auto const named = organization(mentions);
        auto const which = named ? named : organization_known;
        if (!which) return from;
        from.organization = names.organizations[*which];
        for (auto const& mention : mentions) {
            auto const group = target_of(mention, Kind::organization_group, which);
            if (group && (mention.exact || mention.specific))
                add_once(from.groups, names.organization_groups[*which][group->group]);
        }
        return from;
    }
};

Bodies::Bodies(Directory const& directory, std::string_view desk_name)
    : index_(std::make_unique<Index const>(BodyIndex{directory, desk_name})) {}
Bodies::~Bodies() = default;
Bodies::Bodies(Bodies&&) noexcept = default;
Bodies& Bodies::operator=(Bodies&&) noexcept = default;

From Bodies::from(std::string_view text) const { return index_->from(text, std::nullopt); }

From Bodies::from(std::string_view text, std::string_view organization) const {
    auto const& all = index_->names.organizations;
    auto const known = std::ranges::find(all, organization);
    return index_->from(text, known == all.end() ? std::nullopt
                                                 : std::optional{static_cast<std::size_t>(known - all.begin())});
}

std::string Bodies::named_part(std::string_view text, std::string_view organization) const {
    auto const& names = index_->names;
    auto const words = names.words_of(text);
    auto begin = text.size(), end = std::size_t{0};
    for (auto const& mention : names.mentions(words, text)) {
        bool const of_it = std::ranges::any_of(*mention.targets, [&](auto const& target) {
            return (target.kind == Kind::organization || target.kind == Kind::organization_group) &&
                   names.organizations[target.organization] == organization;
        });
        if (!of_it) continue;
        begin = std::min<std::size_t>(begin, words[mention.begin].begin);
        end = words[mention.end - 1].end;
    }
    return collapsed(begin < end ? text.substr(begin, end - begin) : text);
}

std::vector<std::string> Bodies::organizations(std::string_view text) const {
    auto const& names = index_->names;
    std::vector<std::string> named;
    for (auto const& mention : names.mentions(names.words_of(text), text))
        if (auto const organization = index_->organization_of(mention); organization && mention.exact)
            add_once(named, names.organizations[*organization]);
    return named;
}

bool Bodies::has_sisters(std::string_view organization) const {
    auto const& all = index_->names.organizations;
    auto const known = std::ranges::find(all, organization);
    return known != all.end() && index_->names.has_sisters[static_cast<std::size_t>(known - all.begin())];
}

bool Bodies::names_sister(std::string_view text) const {
    return Index::is_of_sister(index_->names.mentions(index_->names.words_of(text), text));
}

bool Bodies::names_organization(std::string_view text) const {
    auto const& names = index_->names;
    return std::ranges::any_of(names.mentions(names.words_of(text), text),
                               [&](auto const& mention) { return index_->organization_of(mention).has_value(); });
}

std::vector<Addressee> Bodies::addressees(std::string_view text) const { return read_addressees(index_->names, text); }

std::vector<std::string> Bodies::own_groups(std::string_view text) const {
    if (index_->from(text, std::nullopt).organization) return {};
    std::vector<std::string> groups;
    for (auto const& addressee : addressees(text))
        if (addressee.group) add_once(groups, *addressee.group);
    return groups;
}

Bodies::Corrected Bodies::corrected(std::string_view text) const {
    constexpr std::size_t most_words = 5; // in a name
    Corrected result{.text = std::string{text}, .remarks = {}};
    auto const& names = index_->names;
    auto const words = names.words_of(text);
    auto const mentions = names.mentions(words, text);
    auto const is_named = [&](std::size_t begin, std::size_t end) {
        return std::ranges::any_of(mentions, [&](auto const& m) { return m.begin < end && m.end > begin; });
    };
    auto const first_of_joined = [&](std::size_t end) { // "ITUT-T" is one word for people
        auto first = end - 1;
        while (first > 0 && (words[first].glued ||
                             (words[first].begin == words[first - 1].end + 1 && text[words[first - 1].end] == '-')))
            --first;
        return first;
    };
    for (std::size_t end = words.size(); end > 0;) {
        auto const last = first_of_joined(end);
        auto next = last;
        // "CCMAP", else "Aliance", "Mobile Aliance", "Open Mobile Aliance"
        for (std::size_t begin = last, taken = 1; taken <= most_words && !is_named(begin, end); ++taken) {
            auto const written = text.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
            if (auto const* const meant = names.name_meant_by(written); meant != nullptr) {
                result.text.replace(words[begin].begin, written.size(), *meant);
                result.remarks.insert(result.remarks.begin(), fmt::format("\"{}\" was read as {}", written, *meant));
                next = begin;
                break;
            }
            if (begin == 0 || words[begin].comma || words[begin].strong) break;
            begin = first_of_joined(begin);
        }
        end = next;
    }
    return result;
}

} // namespace liaison
