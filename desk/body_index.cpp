#include "desk/body_index.hpp"
#include "core/contains.hpp"
#include "core/nearest.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0; }

std::string without_signs(std::string_view name) {
    auto plain = folded(name);
    std::erase_if(plain, [](char c) { return !is_letter_or_digit(c); });
    return plain;
}

std::string digits_of(std::string_view text) {
    std::string digits{text};
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    return digits;
}

/// Whether `written` may have been meant for `name`; figures are never a slip.
bool is_mistyped(std::string_view written, std::string_view name) {
    return is_one_slip(written, name) && digits_of(written) == digits_of(name);
}

bool has_capital(std::string_view name) {
    return std::ranges::any_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c & '\x80') != 0; });
}

/// A group's name that needs no organization beside it: with a figure and not one of everybody's ("SG15", not "WG4"),
/// or of several words.
bool is_specific(std::vector<BodyWord> const& words, std::string_view name, std::int32_t wg) {
    bool const number = std::ranges::any_of(words, &BodyWord::number);
    bool const generic = words.front().id == wg || words.size() < 2;
    if (number) return !generic && name.size() > 2;
    return (words.size() >= 2 && name.size() > 8) || name.size() >= 4;
}

} // namespace

std::optional<BodyTarget> target_of(Mention const& mention, BodyTarget::Kind kind,
                                    std::optional<std::size_t> organization) {
    std::optional<BodyTarget> only;
    for (auto const& target : *mention.targets) {
        if (target.kind != kind || (organization && target.organization != *organization)) continue;
        if (only) return std::nullopt;
        only = target;
    }
    return only;
}

BodyIndex::BodyIndex(Directory const& directory, std::string_view desk_name) {
    using Kind = BodyTarget::Kind;
    auto const desk = without_signs(desk_name);
    add(desk_name, {Kind::desk});
    for (auto const& group : directory.groups) {
        auto const g = own_groups.size();
        own_groups.push_back(group.name);
        own_parents.push_back(group.parent);
        own_is_top.push_back(group.parent.empty() && !folded(group.full_name).contains("area"));
        bool const is_desk = without_signs(group.name) == desk;
        if (is_desk) desk_group = g;
        auto const target = is_desk ? BodyTarget{Kind::desk} : BodyTarget{Kind::own_group, 0, g};
        add(group.name, target);
        add(group.full_name, target);
        for (auto const& alias : group.aliases) add(alias, target);
    }
    for (auto const& organization : directory.organizations) add_organization(organization);
}

void BodyIndex::add_organization(Organization const& organization) {
    using Kind = BodyTarget::Kind;
    auto const o = organizations.size();
    organizations.push_back(organization.name);
    auto& groups = organization_groups.emplace_back();
    auto names = organization.aliases;
    names.push_back(organization.name);
    names.push_back(organization.full_name);
    bool sisters = false;
    for (std::string_view name : names) {
        add(name, {Kind::organization, o});
        bool const lettered = name.size() > 2 && name[name.size() - 2] == '-';
        if (lettered) name_of(vocabulary_.learn(name.substr(0, name.size() - 2))).letters += name.back();
        sisters |= lettered;
        // "ITU Radiocommunication Working Party 5D" is of the "ITU Radiocommunication Sector"
        static constexpr std::string_view sector = " Sector";
        if (name.ends_with(sector)) add(name.substr(0, name.size() - sector.size()), {Kind::organization, o});
    }
    has_sisters.push_back(sisters);
    for (auto const& group : organization.groups) {
        BodyTarget const target{Kind::organization_group, o, groups.size()};
        groups.push_back(group.name);
        add(group.name, target);
        add(group.full_name, target);
        for (auto const& alias : group.aliases) add(alias, target);
    }
}

BodyIndex::Name& BodyIndex::name_of(std::vector<BodyWord> const& words) {
    std::uint32_t node = 0;
    for (auto const& word : words) {
        auto const key = std::uint64_t{node} << 32U | static_cast<std::uint32_t>(word.id);
        auto const [edge, is_new] = edges_.try_emplace(key, nodes_);
        if (is_new) ++nodes_;
        node = edge->second;
    }
    return names_[node];
}

void BodyIndex::add(std::string_view name, BodyTarget target) {
    auto const words = vocabulary_.learn(name);
    if (words.empty()) return;
    auto& entry = name_of(words);
    if (!contains(entry.targets, target)) entry.targets.push_back(target);
    if (entry.written.empty()) entry.written = name;
    entry.short_name = without_signs(name).size() <= 3 && !vocabulary_.is_filler(words.front().id);
    entry.single_word = words.size() == 1;
    entry.specific = is_specific(words, name, vocabulary_.id_of("wg"));
    constexpr std::size_t long_name = 10; // a slip in it makes no other name of it
    bool const is_word = name.find(' ') == name.npos;
    if (is_word || target.kind == BodyTarget::Kind::organization_group || without_signs(name).size() >= long_name)
        spellings_.emplace_back(without_signs(name), name);
}

bool BodyIndex::written_so(Name const& name, std::vector<BodyWord> const& words, std::size_t begin, std::size_t end,
                           std::string_view text) const {
    auto const written = text.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
    if (written == name.written) return true;
    if (name.short_name && without_signs(written).size() < written.size()) return false;
    bool const capitals = std::ranges::any_of(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                              words.begin() + static_cast<std::ptrdiff_t>(end), &BodyWord::capital);
    if (!name.single_word) return capitals || !name.short_name;
    // a single word of everyday language is no name because a sentence begins with it
    return capitals && written.size() > 1 && has_capital(written.substr(1));
}

/// "S2" in "S2-2611874" is part of a document's number.
bool BodyIndex::begins_document_number(Name const& name, std::vector<BodyWord> const& words, std::size_t end) {
    constexpr std::uint32_t shortest_number = 5;
    return name.short_name && end < words.size() && words[end].number && words[end].begin == words[end - 1].end + 1 &&
           words[end].end - words[end].begin >= shortest_number;
}

namespace {

/// "802.3dj" is a project of 802.3: the letters behind the second figure name it.
bool is_amendment(std::vector<BodyWord> const& words, std::size_t figure, std::string_view text) {
    constexpr std::uint32_t longest = 3;
    auto const& letters = words[figure + 1];
    return figure > 0 && words[figure].number && words[figure - 1].number && text[words[figure - 1].end] == '.' &&
           words[figure].begin == words[figure - 1].end + 1 && letters.end - letters.begin <= longest;
}

/// The letters of ITU's sectors by the words that stand for them: their bodies share its name, and often its domain.
struct Sector {
    std::string_view word;
    char letter;
};
constexpr auto sectors = std::to_array<Sector>({{"radiocommunication", 'R'},
                                                {"radiocommunications", 'R'},
                                                {"radio", 'R'},
                                                {"development", 'D'},
                                                {"developpement", 'D'},
                                                {"standardization", 'T'},
                                                {"standardisation", 'T'},
                                                {"normalisation", 'T'}});

constexpr std::vector<BodyTarget> no_targets;

} // namespace

std::size_t BodyIndex::sister_words(Name const& name, std::vector<BodyWord> const& words, std::size_t end,
                                    std::string_view text) {
    if (name.letters.empty() || end >= words.size()) return 0;
    auto const is_own = [&](char letter) { return name.letters.contains(letter); };
    auto const written = [&](std::size_t i) { return text.substr(words[i].begin, words[i].end - words[i].begin); };
    bool const hyphen = words[end].begin == words[end - 1].end + 1 && text[words[end - 1].end] == '-';
    if (hyphen && written(end).size() == 1) return words[end].capital && !is_own(written(end).front()) ? 1 : 0;
    bool const of_telecommunication = end + 1 < words.size() && folded(written(end)).starts_with("telecommunication");
    auto const at = end + (of_telecommunication ? 1 : 0);
    auto const sector = std::ranges::find(sectors, folded(written(at)), &Sector::word);
    return sector != sectors.end() && !is_own(sector->letter) ? at + 1 - end : 0;
}

std::optional<Mention> BodyIndex::mention_at(std::vector<BodyWord> const& words, std::size_t at,
                                             std::string_view text) const {
    std::optional<Mention> longest;
    std::uint32_t node = 0;
    for (auto i = at; i < words.size() && words[i].id != BodyWord::unknown; ++i) {
        auto const edge = edges_.find(std::uint64_t{node} << 32U | static_cast<std::uint32_t>(words[i].id));
        if (edge == edges_.end() || (i > at && (words[i].strong || words[i].comma))) break;
        node = edge->second;
        auto const name = names_.find(node);
        if (name == names_.end()) continue;
        bool const cut_short = i + 1 < words.size() && words[i + 1].glued && words[i + 1].number != words[i].number &&
                               !is_amendment(words, i, text);
        bool const started_inside = words[at].glued && at > 0 && words[at - 1].number != words[at].number;
        if (cut_short || started_inside) continue;
        if (begins_document_number(name->second, words, i + 1)) continue;
        bool const exact = written_so(name->second, words, at, i + 1, text);
        if (name->second.short_name && !exact) continue;
        if (auto const more = sister_words(name->second, words, i + 1, text); more > 0)
            longest = Mention{.begin = at, .end = i + 1 + more, .targets = &no_targets, .sister = true};
        else if (!name->second.targets.empty())
            longest = Mention{at, i + 1, &name->second.targets, exact, name->second.specific};
    }
    return longest;
}

/// "Q 9/15", "Q9/15", "Question 14/15", "WP3/15": a part of Study Group 15.
std::optional<Mention> BodyIndex::question_at(std::vector<BodyWord> const& words, std::size_t at,
                                              std::string_view text) const {
    auto const q = vocabulary_.id_of("q"), wp = vocabulary_.id_of("wp"), sg = vocabulary_.id_of("sg");
    if ((words[at].id != q && words[at].id != wp) || at + 2 >= words.size() || !words[at + 1].number)
        return std::nullopt;
    auto last = at + 2;
    while (last + 1 < words.size() && words[last].number && !words[last].stroke &&
           (words[last].comma || words[last].open))
        ++last;
    if (!words[last].number || !words[last].stroke) return std::nullopt;
    std::vector<BodyWord> const group{{.id = sg, .capital = true}, words[last]};
    auto found = mention_at(group, 0, text);
    if (!found || found->end != 2) return std::nullopt;
    found->begin = at;
    found->end = last + 1;
    found->exact = true;
    return found;
}

std::vector<Mention> BodyIndex::mentions(std::vector<BodyWord> const& words, std::string_view text) const {
    std::vector<Mention> found;
    for (std::size_t i = 0; i < words.size();) {
        auto mention = question_at(words, i, text);
        if (!mention) mention = mention_at(words, i, text);
        if (mention) found.push_back(*mention);
        i = mention ? mention->end : i + 1;
    }
    return found;
}

std::string const* BodyIndex::name_meant_by(std::string_view written) const {
    auto const plain = without_signs(written);
    bool const figures = std::ranges::any_of(plain, [](char c) { return c >= '0' && c <= '9'; });
    constexpr std::size_t shortest = 4, longest_word = 16, shortest_of_several = 8, longest = 60;
    bool const several = written.contains(' ');
    if (plain.size() < (several ? shortest_of_several : shortest) || plain.size() > (several ? longest : longest_word))
        return nullptr;
    if (!has_capital(written.substr(1))) return nullptr;
    std::string const* meant = nullptr;
    for (auto const& [spelling, name] : spellings_) {
        if (!is_mistyped(plain, spelling) && !(several && plain == spelling)) continue;
        bool const exchanged = plain.size() == spelling.size() && std::ranges::is_permutation(plain, spelling);
        bool const long_enough = figures || exchanged || std::max(plain.size(), spelling.size()) >= 5;
        if (!long_enough || spelling.size() < 4) continue;
        if (meant != nullptr && without_signs(*meant) != spelling) return nullptr;
        meant = &name;
    }
    return meant;
}

} // namespace liaison
