#include "desk/titles.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/subject_prefixes.hpp"

namespace liaison {
namespace {

constexpr std::array<std::string_view, 8> announcements{"new liaison statement,",
                                                        "updated liaison statement,",
                                                        "received:",
                                                        "already on record:",
                                                        "filed:",
                                                        "not delivered:",
                                                        "title:",
                                                        "subject:"};
constexpr std::array<std::string_view, 6> empty_titles{"liaison",   "liaison statement",     "ls",
                                                       "statement", "new liaison statement", "liaison statements"};
constexpr std::string_view approval_tail = "needs your approval";

/// Takes one of `prefixes` off the front; the text unchanged if none stands there.
std::string_view without_any(std::string_view text, std::span<std::string_view const> prefixes) {
    for (auto const prefix : prefixes)
        if (starts_with_word(text, prefix)) return trimmed(text.substr(prefix.size()));
    return text;
}

std::string_view without_leading_tag(std::string_view text) {
    auto const close = text.find(']');
    return text.starts_with('[') && close != text.npos ? trimmed(text.substr(close + 1)) : text;
}

std::string_view without_trailing_group(std::string_view text) {
    if (text.ends_with('"') || text.ends_with('.')) return trimmed(text.substr(0, text.size() - 1));
    if (text.ends_with("”")) return trimmed(text.substr(0, text.size() - std::string_view{"”"}.size()));
    if (text.empty() || (text.back() != ']' && text.back() != ')')) return text;
    auto const open = text.rfind(text.back() == ']' ? '[' : '(');
    return open == text.npos || open == 0 ? text : trimmed(text.substr(0, open));
}

/// Applies `step` until nothing changes.
template <class Step> std::string_view repeated(std::string_view text, Step step) {
    for (;;) {
        auto const next = step(text);
        if (next.size() == text.size()) return text;
        text = next;
    }
}

bool is_letter_or_digit(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

/// U+2010..U+201F, dashes and quotes, are punctuation too.
bool is_typographic(std::string_view text) {
    return text.size() >= 3 && text.starts_with("\xe2\x80") && static_cast<unsigned char>(text[2]) >= 0x90 &&
           static_cast<unsigned char>(text[2]) <= 0x9f;
}

std::string words_of(std::string_view text) {
    std::string words;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const typographic = is_typographic(text.substr(at));
        if (!typographic && is_letter_or_digit(text[at]))
            words += text[at];
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
        if (typographic) at += 2;
    }
    return lower_case(trimmed(words));
}

} // namespace

std::string plain_title(std::string_view title) {
    auto text = repeated(trimmed(title),
                         [](auto t) { return without_any(without_prefixes(without_leading_tag(t)), announcements); });
    if (text.ends_with(approval_tail)) text.remove_suffix(approval_tail.size());
    text = repeated(trimmed(text), without_trailing_group);
    auto words = words_of(text);
    return contains(empty_titles, words) ? std::string{} : words;
}

bool same_title(std::string_view a, std::string_view b) {
    auto shorter = plain_title(a);
    auto longer = plain_title(b);
    if (shorter.size() > longer.size()) std::swap(shorter, longer);
    return !shorter.empty() && longer.starts_with(shorter) &&
           (longer.size() == shorter.size() || std::string_view{longer}.substr(shorter.size()).starts_with(" to "));
}

bool begins_as_reply(std::string_view subject) {
    for (;;) {
        auto const [prefix, rest] = split_prefix(without_leading_tag(trimmed(subject)));
        if (prefix == SubjectPrefix::reply || prefix == SubjectPrefix::forward) return true;
        if (rest.size() == subject.size()) return false;
        subject = rest;
    }
}

} // namespace liaison
