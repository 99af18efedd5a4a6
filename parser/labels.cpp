#include "parser/labels.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/deadline_label.hpp"
#include "parser/fold.hpp"
#include "parser/label_table.hpp"
#include <algorithm>
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

/// Longer than any label with its decoration.
constexpr std::size_t longest_label = 64;

/// The value of a deadline is a date and few words, with or without the year, or a word ("open", "none"); or it stands
/// on the next line.
bool may_be_deadline(std::string_view value) {
    constexpr std::size_t longest = 80, longest_word = 24;
    static constexpr Date any_day{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};
    if (value.size() > longest) return false;
    bool const figures = std::ranges::any_of(value, [](char c) { return c >= '0' && c <= '9'; });
    return figures ? read_date(value, any_day).date.has_value() : value.size() <= longest_word;
}

std::string_view without_bullet(std::string_view line) {
    auto const decoration = [](char c) { return c == ' ' || c == '\t' || std::string_view{"#*-+_|"}.contains(c); };
    while (!line.empty() && decoration(line.front())) line.remove_prefix(1);
    for (std::string_view const bullet : {"•", "▪", "·", "●", "○", "■", "–", "\u00a0", "\u3000"})
        while (line.starts_with(bullet)) line = trimmed(line.substr(bullet.size()));
    // "4. Purpose:", "b) Title:"
    if (line.size() > 3 && (line[1] == '.' || line[1] == ')') && line[2] == ' ') line = trimmed(line.substr(3));
    return line;
}

/// The folded label without "(s)", emphasis, a trailing dot, and a remark in brackets.
std::string plain_label(std::string_view label) {
    auto text = folded_line(label);
    if (auto const open = text.find('('); open != text.npos && open > 0) {
        auto const close = text.find(')', open);
        text = close == text.npos ? text.substr(0, open) : text.substr(0, open) + text.substr(close + 1);
    }
    std::erase_if(text, [](char c) { return c == '*' || c == '_' || c == '"'; });
    text = collapsed(text);
    while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == ':')) text.pop_back();
    return text;
}

struct Separator {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
};

Separator find_colon(std::string_view line, bool in_table) {
    auto const head = line.substr(0, longest_label);
    auto const separates = [&](char c) { return c == ':' || c == '\t' || (in_table && c == '|'); };
    auto const found = std::ranges::find_if(head, separates);
    auto const ascii = found == head.end() ? head.npos : static_cast<std::size_t>(found - head.begin());
    auto const wide = head.find("：");
    if (wide < ascii) return {wide, std::string_view{"："}.size()};
    if (ascii == head.npos || line.substr(ascii).starts_with("://")) return {};
    return {ascii, 1};
}

/// Whether one of the weak separators may be there: most lines have none.
bool may_have_weak_separator(std::string_view head) {
    for (std::size_t at = 0; at + 1 < head.size(); ++at) {
        char const next = head[at + 1];
        bool const behind_blank = next == ' ' || next == '-' || next == '=' || (next & '\x80') != 0;
        if ((head[at] & '\x80') != 0 || (head[at] == ' ' && behind_blank)) return true;
    }
    return false;
}

/// What stands between label and value where there is no colon.
Separator find_weak_separator(std::string_view line) {
    auto const head = line.substr(0, longest_label);
    if (!may_have_weak_separator(head)) return {};
    for (std::string_view const sign : {"   ", " - ", " – ", " — ", " = ", "\u3000"})
        if (auto const at = head.find(sign); at != head.npos && at > 0) return {at, sign.size()};
    return {};
}

std::string_view value_behind(std::string_view line, Separator separator) {
    auto value = trimmed(line.substr(separator.at + separator.length));
    while (value.starts_with(':') || value.starts_with('*') || value.starts_with("\u00a0") || value.starts_with("|"))
        value = trimmed(value.substr(value.starts_with("\u00a0") ? 2 : 1));
    while (value.ends_with('|') || (value.ends_with('*') && value.size() > 1))
        value = trimmed(value.substr(0, value.size() - 1));
    return value;
}

/// "Please reply by 2026-08-30": the label of a deadline without a colon.
std::optional<LabelFound> find_date_label(std::string_view line) {
    constexpr std::size_t longest_line = 80;
    if (line.size() > longest_line) return std::nullopt;
    for (auto blank = line.find(' '); blank != line.npos && blank < longest_label; blank = line.find(' ', blank + 1)) {
        auto const value = trimmed(line.substr(blank));
        bool const may_be_date = !value.empty() && value.front() >= '0' && value.front() <= '9';
        if (!may_be_date) continue;
        auto const label = trimmed(line.substr(0, blank));
        bool const fits = meaning_of_label(label) == Meaning::deadline && parse_date(value.substr(0, 10));
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
        return std::ranges::find(all, words) != all.end();
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

namespace {

/// "【发自】ITU-T SG15": a label in brackets of its own.
std::optional<LabelFound> find_bracketed_label(std::string_view line) {
    constexpr std::string_view open = "【", close = "】";
    auto const end = line.starts_with(open) ? line.substr(0, longest_label).find(close) : line.npos;
    if (end == line.npos) return std::nullopt;
    auto const label = trimmed(line.substr(open.size(), end - open.size()));
    auto const meaning = meaning_of_label(label);
    return meaning ? std::optional{LabelFound{*meaning, label, value_behind(line, {end, close.size()})}} : std::nullopt;
}

} // namespace

std::optional<LabelFound> find_label(std::string_view line) {
    bool const in_table = line.starts_with('|');
    line = without_bullet(line);
    if (auto const bracketed = find_bracketed_label(line)) return bracketed;
    for (auto const separator : {find_colon(line, in_table), find_weak_separator(line)}) {
        if (separator.at == line.npos) continue;
        auto const label = trimmed(line.substr(0, separator.at));
        auto const value = value_behind(line, separator);
        if (auto const meaning = meaning_of_label(label)) return LabelFound{*meaning, label, value};
        if (label.size() > 2 && label.size() <= longest_label && may_be_deadline(value) &&
            composes_deadline(plain_label(label)))
            return LabelFound{Meaning::deadline, label, value};
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
