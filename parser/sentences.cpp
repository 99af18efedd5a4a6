#include "parser/sentences.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Most characters end nothing.
constexpr auto ends = [] { // by octet
    std::array<bool, 256> table{};
    for (std::size_t octet = 0; octet < table.size(); ++octet)
        table[octet] = octet == '\n' || octet == '.' || octet == '?' || octet == '!' || octet >= 0x80;
    return table;
}();
bool may_end(char c) { return ends[static_cast<unsigned char>(c)]; }

bool begins_wide_end(std::string_view text) {
    return text.starts_with("。") || text.starts_with("！") || text.starts_with("？");
}

bool is_short_word(std::string_view word) {
    static constexpr auto words =
        std::to_array<std::string_view>({"us", "it", "so", "to", "do", "be", "we", "me", "is", "on", "in", "up", "of",
                                         "at", "by", "or", "go", "an", "as"});
    return contains(words, word);
}

/// "Prof. Petrossian", "our ref. HDEC/14"
bool goes_on_behind_dot(std::string_view word) {
    static constexpr auto shortened = std::to_array<std::string_view>(
        {"prof", "mrs", "eng", "messrs", "attn", "ing", "dipl", "mme", "sra", "ref", "réf", "doc", "исх"});
    return std::ranges::any_of(shortened, [&](auto known) { return same_word(word, known); });
}

/// Whether the sign at `at` ends a sentence: a blank follows it, and it belongs to no figure and no short word.
bool ends_here(std::string_view text, std::size_t at) {
    if ((text[at] & '\x80') != 0) return begins_wide_end(text.substr(at));
    if (text[at] != '.' && text[at] != '?' && text[at] != '!') return false;
    if (at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n' && text[at + 1] != ')' &&
        text[at + 1] != '"')
        return false;
    if (text[at] != '.') return true;
    constexpr std::size_t longest_word = 32; // that is looked at
    auto const from = at - std::min(at, longest_word);
    auto const gap = text.substr(from, at - from).find_last_of(" \n(");
    auto const length = gap == text.npos ? at - from : at - from - gap - 1;
    if (is_short_word(text.substr(at - length, length))) return true; // "it helps us. The draft"
    bool const ordinal = length <= 2 && length > 0 && is_digit(text[at - 1]);
    bool const letters = length == 3 && text[at - 2] == '.'; // "i.e.", "e.g."
    bool const goes_on = goes_on_behind_dot(text.substr(at - length, length));
    // "by Sept. 27", "Fig. 2"
    bool const shortened =
        length > 0 && length <= 4 && at + 2 < text.size() && is_digit(text[at + 2]) && !is_digit(text[at - 1]);
    return length > 2 && !ordinal && !letters && !shortened && !goes_on;
}

/// "chair-" at a line's end and "802@x.example" on the next line are one word.
std::string without_hyphen_breaks(std::string_view text) {
    std::string joined_text{text};
    for (auto at = joined_text.find("-\n"); at != joined_text.npos; at = joined_text.find("-\n", at + 1)) {
        auto const next = joined_text.find_first_not_of(' ', at + 2);
        bool const inside_word = at > 0 && joined_text[at - 1] != ' ' && joined_text[at - 1] != '-' &&
                                 next != joined_text.npos && joined_text[next] != '\n';
        if (inside_word) joined_text.erase(at + 1, next - at - 1);
    }
    return joined_text;
}

constexpr std::size_t longest_sentence = 4096; // longer runs are cut: what reads sentences may look at them often

/// An empty line, or one with nothing but blanks, begins at `at`.
bool is_empty_line(std::string_view text, std::size_t at) {
    auto const next = text.find_first_not_of(" \t\r", at + 1);
    return next == text.npos || text[next] == '\n';
}

} // namespace

std::vector<Sentence> sentences_of(std::string_view text) {
    std::vector<Sentence> sentences;
    std::size_t begin = 0, line = 1, first_line = 1;
    auto const cut = [&](std::size_t end) {
        auto const part = text.substr(begin, end - begin);
        auto words = part.contains("-\n") ? collapsed(without_hyphen_breaks(part)) : collapsed(part);
        auto const leading = part.find_first_not_of(" \t\r\n");
        if (leading != part.npos)
            first_line += static_cast<std::size_t>(std::ranges::count(text.substr(begin, leading), '\n'));
        if (!words.empty()) sentences.push_back({std::move(words), first_line});
        begin = end;
    };
    // the next place where a sentence may end, or has grown too long
    auto const next = [&](std::size_t at) {
        auto const soon = std::min(text.size(), begin + longest_sentence);
        while (at < soon && !may_end(text[at])) ++at;
        return at;
    };
    for (std::size_t at = next(0); at < text.size(); at = next(at + 1)) {
        if (at - begin >= longest_sentence && (text[at] == ' ' || at - begin >= 2 * longest_sentence)) {
            cut(at);
            first_line = line;
        }
        if (!may_end(text[at])) continue;
        bool const line_end = text[at] == '\n';
        if (line_end ? is_empty_line(text, at) : ends_here(text, at)) {
            cut(std::min(at + (static_cast<unsigned char>(text[at]) >= 0xE0 ? 3 : 1), text.size()));
            first_line = line + (line_end ? 1 : 0);
        }
        if (line_end) ++line;
    }
    cut(text.size());
    return sentences;
}

} // namespace liaison
