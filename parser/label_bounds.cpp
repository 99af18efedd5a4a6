#include "parser/label_bounds.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>
#include <span>

namespace liaison {
namespace {

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

} // namespace

std::string_view without_bullet(std::string_view line) {
    auto const decoration = [](char c) { return c == ' ' || c == '\t' || std::string_view{"#*-+_|`"}.contains(c); };
    while (!line.empty() && decoration(line.front())) line.remove_prefix(1);
    for (std::string_view const bullet :
         {"•", "▪", "·", "●", "○", "■", "◦", "‣", "►", "➢", "→", "–", "—", "\u00a0", "\u3000"})
        while (line.starts_with(bullet)) line = trimmed(line.substr(bullet.size()));
    return without_number(line);
}

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

} // namespace liaison
