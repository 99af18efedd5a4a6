#include "desk/command_text.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include <array>

namespace liaison {
namespace {

constexpr std::string_view no_break_space = "\u00a0";

std::string with_plain_blanks(std::string_view line) {
    std::string plain;
    for (std::size_t at = 0; at < line.size();) {
        bool const blank = line.substr(at).starts_with(no_break_space);
        plain += blank ? ' ' : line[at];
        at += blank ? no_break_space.size() : 1;
    }
    return collapsed(plain);
}

/// Bullets, emphasis and opening quotes: "- ", "* ", "**", "• ", "“".
std::string_view without_bullet(std::string_view line) {
    static constexpr std::array<std::string_view, 14> signs{"*", "_", "`", "\"", "'", "-", "+",
                                                            "•", "·", "▪", "–",  "“", "‘", "«"};
    for (bool again = true; again;) {
        again = false;
        line = trimmed(line);
        for (auto const sign : signs)
            if (line.starts_with(sign)) {
                line.remove_prefix(sign.size());
                again = true;
            }
    }
    return line;
}

/// "1. post", "2) post"
std::string_view without_number(std::string_view line) {
    auto const digits = line.find_first_not_of("0123456789");
    if (digits == 0 || digits > 2 || digits == line.npos) return line;
    bool const numbered = (line[digits] == '.' || line[digits] == ')') && line.substr(digits + 1).starts_with(' ');
    return numbered ? trimmed(line.substr(digits + 1)) : line;
}

/// How many octets of "please", "yes," and the like stand at the beginning.
std::size_t length_of_politeness(std::string_view folded) {
    static constexpr std::array<std::string_view, 13> words{"please,",   "please",  "pls", "kindly", "yes,",
                                                            "yes",       "ok,",     "ok:", "okay,",  "ok",
                                                            "could you", "you may", "and"};
    std::size_t at = 0;
    for (bool again = true; again;) {
        again = false;
        for (auto const word : words) {
            auto const rest = folded.substr(at);
            if (!rest.starts_with(word) || rest.size() == word.size() || rest[word.size()] != ' ') continue;
            if (rest.starts_with("ok to post")) continue;
            at += word.size() + 1;
            again = true;
        }
    }
    return at;
}

constexpr std::string_view emphasis = "*_`";

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0; }

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (char const c : folded(text)) {
        if (is_letter_or_digit(c))
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

constexpr std::array<std::string_view, 16> greetings{
    "hi",   "hello",          "dear",  "hallo",        "good morning", "bonjour", "good evening", "hola",
    "moin", "good afternoon", "guten", "sehr geehrte", "liebe",        "lieber ", "greetings",    "cher"};
constexpr std::array<std::string_view, 27> closings{"thanks",
                                                    "thank you",
                                                    "many thanks",
                                                    "thx",
                                                    "best",
                                                    "best regards",
                                                    "kind regards",
                                                    "with regards",
                                                    "regards",
                                                    "warm regards",
                                                    "cheers",
                                                    "br",
                                                    "rgds",
                                                    "sincerely",
                                                    "danke",
                                                    "gruss",
                                                    "viele grusse",
                                                    "mit freundlichen grussen",
                                                    "beste grusse",
                                                    "merci",
                                                    "cordialement",
                                                    "bien cordialement",
                                                    "gracias",
                                                    "saludos",
                                                    "谢谢",
                                                    "ありがとうございます",
                                                    "よろしくお願いします"};

template <std::size_t N>
bool begins_with_words(std::string_view folded, std::array<std::string_view, N> const& beginnings) {
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
        return folded.starts_with(beginning) &&
               (folded.size() == beginning.size() || !is_letter_or_digit(folded[beginning.size()]));
    });
}

/// A line below a closing: a name, a role, a telephone number; no sentence.
bool may_be_name(std::string_view line) {
    constexpr std::size_t most_words = 5;
    return count_words(line) <= most_words && !line.ends_with('.') && !line.ends_with('?') && !line.ends_with('!') &&
           !line.contains(": ");
}

bool is_own_name(std::string_view line, std::string_view writer_name) {
    auto const known = words_of(writer_name);
    auto const written = words_of(line);
    return !written.empty() && std::ranges::all_of(written, [&](auto const& word) { return contains(known, word); });
}

} // namespace

PlainLine::PlainLine(std::string_view line) {
    auto const plain = with_plain_blanks(line);
    plain_ = without_bullet(without_number(without_bullet(plain)));
    plain_.erase(0, folded_with_origin(plain_).origin(length_of_politeness(liaison::folded(plain_))));
    plain_ = without_bullet(std::string{plain_});
    folded_ = folded_with_origin(plain_);
}

std::string_view PlainLine::written_from(std::size_t at) const {
    return std::string_view{plain_}.substr(folded_.origin(at));
}

Behind behind_words(std::string_view written) {
    auto value = written;
    auto const strip = [&] {
        value = trimmed(value);
        while (!value.empty() && emphasis.contains(value.front())) value = trimmed(value.substr(1));
    };
    Behind behind;
    strip();
    for (std::string_view const sign : {":", "：", "-", "–", "—", "="})
        if (value.starts_with(sign)) {
            behind.separated = true;
            value.remove_prefix(sign.size());
            break;
        }
    for (std::string_view const word : {"because ", ", because ", "since "})
        if (!behind.separated && starts_with_word(value, word)) {
            behind.separated = true;
            value.remove_prefix(word.size());
        }
    strip();
    while (!value.empty() && emphasis.contains(value.back())) value = trimmed(value.substr(0, value.size() - 1));
    behind.value = value;
    return behind;
}

std::size_t count_words(std::string_view text) { return words_of(text).size(); }

bool is_only_filler(std::string_view text) {
    static constexpr std::string_view words = "it|this|that|one|the|them|statement|ls|liaison|mail|draft|response|now|"
                                              "please|pls|thanks|thank|you|many|too";
    static auto const fillers = split(words, '|');
    return std::ranges::all_of(words_of(text), [&](auto const& word) { return contains(fillers, word); });
}

bool is_before_date(std::string_view folded) {
    static constexpr std::string_view words =
        "to|until|till|by|on|the|deadline|end|of|cob|eob|eod|close|business|new|it|is|for|this|that|be|date|reply|"
        "response|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun";
    static auto const known = split(words, '|');
    return std::ranges::all_of(words_of(folded), [&](auto const& word) { return contains(known, word); });
}

bool is_greeting(std::string_view line) {
    constexpr std::size_t most_words = 6;
    auto const plain = folded_line(line);
    if (plain.empty() || count_words(plain) > most_words || plain.ends_with('.') || plain.contains(": ")) return false;
    return begins_with_words(plain, greetings) || plain.starts_with("您好") || plain.starts_with("你好");
}

bool is_only_closing(std::string_view rest, std::string_view writer_name) {
    constexpr std::size_t most_lines = 6;
    std::vector<std::string_view> lines;
    for (auto const line : split(rest, '\n'))
        if (auto const bare = trimmed(line); !bare.empty()) lines.push_back(bare);
    if (lines.empty()) return true;
    if (lines.size() == 1 && is_own_name(lines[0], writer_name)) return true;
    auto const first = folded_line(lines[0]);
    bool const closes = count_words(first) <= 6 && begins_with_words(first, closings) && !first.ends_with('?');
    return closes && lines.size() <= most_lines && std::ranges::all_of(std::span{lines}.subspan(1), may_be_name);
}

} // namespace liaison
