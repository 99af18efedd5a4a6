#include "parser/labels.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/deadline_label.hpp"
#include "parser/fold.hpp"
#include "parser/label_table.hpp"
#include <algorithm>
#include <array>
#include <span>
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

/// The value of a deadline is a date and few words, with or without the year, or few words ("open", "end of March
/// 2027"); or it stands on the next line.
bool may_be_deadline(std::string_view value) {
    constexpr std::size_t longest = 80, longest_word = 24;
    static constexpr Date any_day{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};
    if (value.size() > longest) return false;
    bool const figures = std::ranges::any_of(value, [](char c) { return c >= '0' && c <= '9'; });
    return value.size() <= longest_word || (figures && read_date(value, any_day).date.has_value());
}

/// Takes "1.", "(2)", "3.1)", "b)" off the line: the number of a label in its form. "(x)" is a box.
std::string_view without_number(std::string_view line) {
    auto rest = line;
    bool const open = rest.starts_with('(');
    if (open) rest.remove_prefix(1);
    if (rest.size() < 3) return line;
    bool const figure = rest.front() >= '0' && rest.front() <= '9';
    bool const letter = !open && ((rest.front() | '\x20') >= 'a' && (rest.front() | '\x20') <= 'z');
    auto const end = figure ? rest.find_first_not_of("0123456789.") : 1;
    if ((!figure && !letter) || end > 6 || end >= rest.size()) return line;
    bool const closed = rest[end] == ')', dotted = rest[end - 1] == '.' || (letter && rest[end] == '.');
    if (!closed && (open || !dotted)) return line;
    rest.remove_prefix(end + (rest[end] == ' ' ? 0 : 1));
    return rest.starts_with(' ') ? trimmed(rest) : line;
}

std::string_view without_bullet(std::string_view line) {
    auto const decoration = [](char c) { return c == ' ' || c == '\t' || std::string_view{"#*-+_|`"}.contains(c); };
    while (!line.empty() && decoration(line.front())) line.remove_prefix(1);
    for (std::string_view const bullet :
         {"•", "▪", "·", "●", "○", "■", "◦", "‣", "►", "➢", "→", "–", "—", "\u00a0", "\u3000"})
        while (line.starts_with(bullet)) line = trimmed(line.substr(bullet.size()));
    return without_number(line);
}

/// What people draw between a label and its value.
constexpr std::string_view drawn = " .:=-|~>";

/// The folded label without "(s)", emphasis, leaders, and a remark in brackets.
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

struct Separator {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
};

Separator find_colon(std::string_view line, bool in_table) {
    auto const head = line.substr(0, longest_label);
    auto const separates = [&](char c) { return c == ':' || c == '\t' || (in_table && c == '|'); };
    auto const found = std::ranges::find_if(head, separates);
    auto const ascii = found == head.end() ? head.npos : static_cast<std::size_t>(found - head.begin());
    for (std::string_view const wide : {"：", "﹕", "︰", "∶"})
        if (auto const at = head.find(wide); at < ascii) return {at, wide.size()};
    if (ascii == head.npos || line.substr(ascii).starts_with("://")) return {};
    return {ascii, 1};
}

/// A sign that may stand between a label and its value, and how much it says: of arrows one is enough, of what also
/// stands in words and sentences ("from–to", "For...") it takes a row.
struct LeaderSign {
    std::string_view sign;
    std::size_t weight;
};
constexpr auto leader_signs = std::to_array<LeaderSign>({{"→", 4},
                                                         {"⇒", 4},
                                                         {"➔", 4},
                                                         {"➜", 4},
                                                         {"►", 4},
                                                         {"»", 4},
                                                         {"›", 4},
                                                         {"│", 4},
                                                         {"┃", 4},
                                                         {"｜", 4},
                                                         {"━", 2},
                                                         {"─", 2},
                                                         {"…", 3},
                                                         {"‥", 2},
                                                         {"·", 1},
                                                         {"–", 1},
                                                         {"—", 1}});

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

LeaderSign const* leader_sign_at(std::string_view text) {
    if (is_letter_or_digit(text.front())) return nullptr; // as nearly all are
    static constexpr auto plain =
        std::to_array<LeaderSign>({{".", 1}, {"-", 1}, {"=", 1}, {">", 1}, {"_", 1}, {"~", 1}, {"|", 1}});
    std::span<LeaderSign const> const signs =
        (text.front() & '\x80') == 0 ? std::span<LeaderSign const>{plain} : std::span<LeaderSign const>{leader_signs};
    auto const found = std::ranges::find_if(signs, [&](auto const& row) { return text.starts_with(row.sign); });
    return found == signs.end() ? nullptr : &*found;
}

/// What may separate a label from its value: a run of blanks and signs.
struct Leader {
    std::size_t length = 0;
    std::size_t blanks = 0; ///< columns
    std::size_t weight = 0; ///< of its signs
    bool equals = false;

    /// Whether it is more than what stands inside labels, "e-mail", "c.c.", "in-reply-to".
    bool separates(bool behind_blank, bool before_blank) const {
        return blanks >= 3 || weight >= 4 || (weight >= 3 && behind_blank) ||
               (weight > 0 && behind_blank && before_blank) || (equals && blanks > 0);
    }
};

Leader leader_at(std::string_view line, std::size_t at) {
    static constexpr std::string_view wide_blank = "\u3000";
    Leader leader;
    for (auto end = at; end < line.size(); end = at + leader.length) {
        auto const rest = line.substr(end);
        if (rest.front() == ' ') {
            ++leader.blanks;
            ++leader.length;
        } else if (rest.starts_with(wide_blank)) {
            leader.blanks += wide_blank.size();
            leader.length += wide_blank.size();
        } else if (auto const* const found = leader_sign_at(rest); found != nullptr) {
            leader.weight += found->weight;
            leader.length += found->sign.size();
            leader.equals |= rest.front() == '=';
        } else {
            break;
        }
    }
    return leader;
}

/// What stands between label and value where there is no colon: "To -> X", "To ..... X", "To = X", "To      X".
Separator find_leader(std::string_view line) {
    auto const head = line.substr(0, longest_label);
    for (std::size_t at = 1; at < head.size();) {
        if (is_letter_or_digit(head[at])) {
            ++at;
            continue;
        }
        auto const leader = leader_at(line, at);
        bool const before_blank = leader.length > 0 && line[at + leader.length - 1] == ' ';
        if (leader.separates(head[at] == ' ', before_blank)) return {at, leader.length};
        at += std::max<std::size_t>(leader.length, 1);
    }
    return {};
}

std::string_view value_behind(std::string_view line, Separator separator) {
    auto value = trimmed(line.substr(separator.at + separator.length));
    auto const is_drawn = [&] {
        bool const lone = value.size() > 1 && (value[1] == ' ' || value[0] == value[1]);
        return !value.empty() && (std::string_view{":*|`"}.contains(value.front()) ||
                                  (lone && std::string_view{"-=_>]"}.contains(value.front())));
    };
    while (is_drawn() || value.starts_with("\u00a0")) value = trimmed(value.substr(value.front() == '\xc2' ? 2 : 1));
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

/// What a label means before that value: of some deadlines only the value tells.
std::optional<Meaning> meaning_before(std::string_view label, std::string_view value) {
    if (auto const meaning = meaning_of_label(label)) return meaning;
    bool const deadline = label.size() > 2 && label.size() <= longest_label && may_be_deadline(value) &&
                          composes_deadline(plain_label(label));
    return deadline ? std::optional{Meaning::deadline} : std::nullopt;
}

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
