#include "parser/labels.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/deadline_label.hpp"
#include "parser/fold.hpp"
#include "parser/label_bounds.hpp"
#include "parser/label_table.hpp"
#include <algorithm>
#include <array>
#include <unordered_map>

namespace liaison {
namespace {

using Index = std::unordered_map<std::string_view, Meaning>;

Index build_index() {
    Index index;
    for (auto const& row : label_table)
        for (auto const spelling : split(row.spellings, '|')) index.emplace(spelling, row.meaning);
    return index;
}

std::optional<Meaning> look_up(std::string_view spelling) {
    static Index const index = build_index();
    auto const found = index.find(spelling);
    return found == index.end() ? std::nullopt : std::optional{found->second};
}

/// The value of a deadline is a date and few words, with or without the year, or few words ("open", "end of March
/// 2027"); or it stands on the next line.
bool may_be_deadline(std::string_view value) {
    constexpr std::size_t longest = 80, longest_word = 24;
    static constexpr Date any_day{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};
    if (value.size() > longest) return false;
    bool const figures = std::ranges::any_of(value, [](char c) { return c >= '0' && c <= '9'; });
    return value.size() <= longest_word || (figures && read_date(value, any_day).date.has_value());
}

/// What people draw between a label and its value.
constexpr std::string_view drawn = " .:=-|~>";

/// "Please reply by 2026-08-30": the label of a deadline without a colon.
std::optional<LabelFound> find_date_label(std::string_view line) {
    constexpr std::size_t longest_line = 80;
    if (line.size() > longest_line) return std::nullopt;
    for (auto blank = line.find(' '); blank != line.npos && blank < longest_label; blank = line.find(' ', blank + 1)) {
        auto const value = trimmed(line.substr(blank));
        bool const may_be_date = !value.empty() && value.front() >= '0' && value.front() <= '9';
        if (!may_be_date) continue;
        auto const label = trimmed(line.substr(0, blank));
        bool const fits = parse_date(value.substr(0, 10)) && meaning_of_label(label) == Meaning::deadline;
        return fits ? std::optional{LabelFound{Meaning::deadline, label, value}} : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Meaning> look_up_singular(std::string_view plain) {
    if (auto const meaning = look_up(plain)) return meaning;
    return plain.ends_with('s') ? look_up(plain.substr(0, plain.size() - 1)) : std::nullopt;
}

/// What a label may be of, "LS title", "title of the liaison statement"; the last two not before it: "Document for:
/// Decision" is on every contribution to a meeting.
constexpr std::string_view owners = "liaison statement|liaison|statement|ls", more_owners = "document|letter";

bool is_owner(std::string_view words) {
    for (std::string_view const article : {"the ", "this ", "our "})
        if (words.starts_with(article)) words.remove_prefix(article.size());
    auto const is_among = [&](std::string_view list) {
        auto const all = split(list, '|');
        return contains(all, words);
    };
    return is_among(owners) || is_among(more_owners);
}

/// The label without the words that say no more than that it is the statement's, or that a contact is a person.
std::string_view without_owner(std::string_view plain) {
    static constexpr std::string_view person = " person", of = " of ";
    if (plain.ends_with(person)) plain.remove_suffix(person.size());
    if (auto const at = plain.find(of); at != plain.npos && is_owner(plain.substr(at + of.size())))
        return plain.substr(0, at);
    for (auto const owner : split(owners, '|'))
        if (plain.starts_with(owner) && plain.size() > owner.size() && plain[owner.size()] == ' ')
            return plain.substr(owner.size() + 1);
    return plain;
}

} // namespace

std::string plain_label(std::string_view label) {
    auto text = folded_line(label);
    if (auto const open = text.find('('); open != text.npos && open > 0) {
        auto const close = text.find(')', open);
        text = close == text.npos ? text.substr(0, open) : text.substr(0, open) + text.substr(close + 1);
    }
    std::erase_if(text, [](char c) { return c == '*' || c == '_' || c == '"' || c == '`'; });
    text = collapsed(text);
    while (!text.empty() && drawn.contains(text.back())) text.pop_back();
    return text;
}

std::optional<Meaning> meaning_of_label(std::string_view label) {
    if (label.empty() || label.size() > longest_label) return std::nullopt;
    auto const plain = plain_label(label);
    if (auto const meaning = look_up_singular(plain)) return meaning;
    if (plain.ends_with(" reference") || plain.ends_with(" document number"))
        return Meaning::identifier; // "Broadband Forum Reference"
    auto const bare = without_owner(plain);
    auto const meaning = bare.size() == plain.size() ? std::nullopt : look_up_singular(bare);
    return meaning && (is_core(*meaning) || *meaning == Meaning::identifier) ? meaning : std::nullopt;
}

std::optional<Meaning> meaning_before(std::string_view label, std::string_view value) {
    if (auto const meaning = meaning_of_label(label)) return meaning;
    bool const deadline = label.size() > 2 && label.size() <= longest_label && may_be_deadline(value) &&
                          composes_deadline(plain_label(label));
    return deadline ? std::optional{Meaning::deadline} : std::nullopt;
}

namespace {

struct Brackets {
    std::string_view open, close;
};

/// "【发自】ITU-T SG15", "[From] ITU-T SG15": a label in brackets of its own.
std::optional<LabelFound> find_bracketed_label(std::string_view line) {
    for (auto const& [open, close] : std::to_array<Brackets>({{"【", "】"}, {"［", "］"}, {"〔", "〕"}, {"[", "]"}})) {
        auto const end = line.starts_with(open) ? line.substr(0, longest_label).find(close) : line.npos;
        if (end == line.npos) continue;
        auto const label = trimmed(line.substr(open.size(), end - open.size()));
        auto const value = value_behind(line, {end, close.size()});
        if (auto const meaning = meaning_before(label, value)) return LabelFound{*meaning, label, value};
    }
    return std::nullopt;
}

/// Whether a line begins as most lines of letters do, with words and nothing that could end a label.
bool is_running_text(std::string_view line) {
    auto const head = line.substr(0, longest_label + 2);
    if (head.empty() || !is_letter_or_digit(head.front())) return false;
    for (std::size_t at = 1; at < head.size(); ++at) {
        char const c = head[at], next = at + 1 < head.size() ? head[at + 1] : 'x';
        if (is_letter_or_digit(c)) continue;
        bool const joins =
            (c == ' ' || c == '.' || c == '-') && (is_letter_or_digit(next) || (c == '.' && next == ' '));
        if (!joins && !std::string_view{",;'()/?!\"&"}.contains(c)) return false;
    }
    return true;
}

} // namespace

std::optional<LabelFound> find_label(std::string_view line) {
    if (is_running_text(line)) return find_date_label(line);
    bool const in_table = line.starts_with('|');
    line = without_bullet(line);
    if (auto const bracketed = find_bracketed_label(line)) return bracketed;
    auto const colon = find_colon(line, in_table), leader = find_leader(line);
    for (auto const separator : {colon, leader.at > 1 ? leader : Separator{}}) { // "A -> B" is no French label
        if (separator.at == line.npos) continue;
        auto const label = trimmed(line.substr(0, separator.at));
        auto const value = value_behind(line, separator);
        if (auto const meaning = meaning_before(label, value)) return LabelFound{*meaning, label, value};
    }
    return find_date_label(line);
}

std::optional<LabelFound> find_bare_label(std::string_view line) {
    constexpr std::size_t longest = 40;
    if (line.size() > longest || line.size() < 2) return std::nullopt;
    auto label = without_bullet(line);
    if (label.starts_with('[') && label.ends_with(']')) label = label.substr(1, label.size() - 2);
    auto meaning = meaning_of_label(label);
    if (!meaning && composes_deadline(plain_label(label))) meaning = Meaning::deadline;
    return meaning ? std::optional{LabelFound{*meaning, label, label.substr(label.size())}} : std::nullopt;
}

bool is_core(Meaning meaning) {
    switch (meaning) {
    case Meaning::title:
    case Meaning::from:
    case Meaning::to:
    case Meaning::to_for_action:
    case Meaning::to_for_comment:
    case Meaning::to_for_information:
    case Meaning::purpose:
    case Meaning::deadline:
    case Meaning::response_contact:
    case Meaning::technical_contact: return true;
    case Meaning::cc:
    case Meaning::from_contact:
    case Meaning::contact:
    case Meaning::cc_contact:
    case Meaning::reply_to:
    case Meaning::identifier:
    case Meaning::in_response_to:
    case Meaning::supersedes:
    case Meaning::study_group:
    case Meaning::question:
    case Meaning::email:
    case Meaning::contact_details:
    case Meaning::page:
    case Meaning::body:
    case Meaning::attachments:
    case Meaning::status:
    case Meaning::passed_over: return false;
    }
    return false;
}

bool is_contact(Meaning meaning) {
    return meaning == Meaning::contact || meaning == Meaning::response_contact ||
           meaning == Meaning::technical_contact || meaning == Meaning::from_contact ||
           meaning == Meaning::cc_contact || meaning == Meaning::reply_to;
}

} // namespace liaison
