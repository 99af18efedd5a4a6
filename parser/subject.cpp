#include "parser/subject.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/title_bodies.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

constexpr std::array<std::string_view, 18> reply_prefixes{"re",  "aw",   "antw", "antwort", "sv",   "vs",
                                                          "rif", "r",    "rép",  "rep",     "ref",  "odp",
                                                          "ynt", "回复", "答复", "返信",    "回覆", "re^2"};
constexpr std::array<std::string_view, 16> forward_prefixes{
    "fw", "fwd", "wg", "tr", "rv", "i", "enc", "doorst", "vb", "pd", "转发", "转寄", "轉寄", "転送", "ilt", "fyi"};

/// The text behind "WORD:" if it begins with one of `words`; empty if it does not.
template <std::size_t N>
std::string_view behind_prefix(std::string_view text, std::array<std::string_view, N> const& words) {
    auto colon = text.substr(0, 16).find(':');
    std::size_t length = 1;
    if (auto const wide = text.substr(0, 24).find("："); wide < colon) {
        colon = wide;
        length = 3;
    }
    if (colon == text.npos) return {};
    auto const word = folded_line(text.substr(0, colon));
    auto const plain = std::string_view{word}.substr(0, word.find('['));
    return std::ranges::find(words, plain) == words.end() ? std::string_view{} : trimmed(text.substr(colon + length));
}

/// "[ippm] ..." without the tag of a list; a tag has no blank in it, and is no document's number.
std::string_view without_tag(std::string_view text) {
    if (!text.starts_with('[')) return text;
    auto const close = text.find(']');
    constexpr std::size_t longest_tag = 40;
    if (close == text.npos || close > longest_tag || text.substr(0, close).contains(' ')) return text;
    auto const tag = text.substr(1, close - 1);
    auto const numbers = find_identifiers(tag);
    bool const numbered = numbers.size() == 1 && numbers[0].sure && numbers[0].text.size() == tag.size();
    return numbered ? text : trimmed(text.substr(close + 1));
}

std::string_view without_prefixes(std::string_view text, SubjectRead& read) {
    for (bool first = true;;) {
        auto rest = without_tag(text);
        if (auto const behind = behind_prefix(rest, reply_prefixes); !behind.empty()) {
            read.is_reply |= std::exchange(first, false);
            rest = behind;
        } else if (auto const forwarded = behind_prefix(rest, forward_prefixes); !forwarded.empty()) {
            read.is_forward |= std::exchange(first, false);
            rest = forwarded;
        }
        if (rest.size() == text.size()) return text;
        text = rest;
    }
}

/// Whether words stand before the number in its bracket: "(reply to OPSAWG-LS-12)".
bool is_in_words(std::string_view text, std::size_t number) {
    auto const open = text.substr(0, number).rfind('(');
    return open != text.npos && !text.substr(open, number - open).contains(')') &&
           !trimmed(text.substr(open + 1, number - open - 1)).empty();
}

/// Takes document numbers off both ends, with the brackets and dashes around them.
std::string without_numbers(std::string_view title) {
    constexpr std::string_view around = " \t-:()[],;";
    auto const strip = [&](std::string_view text) {
        while (text.starts_with("–")) text = trimmed(text.substr(3));
        while (text.ends_with("–")) text = trimmed(text.substr(0, text.size() - 3));
        return text;
    };
    auto rest = title;
    for (auto const& found : find_identifiers(title)) {
        if (!found.sure) continue;
        auto const before = strip(trimmed(title.substr(0, found.begin)));
        if (before.find_first_not_of(around) == before.npos) rest = title.substr(found.end);
    }
    auto const numbers = find_identifiers(rest);
    if (!numbers.empty() && numbers.back().sure) {
        auto const behind = rest.substr(numbers.back().end);
        if (behind.find_first_not_of(" )]") == behind.npos && !is_in_words(rest, numbers.back().begin))
            rest = rest.substr(0, numbers.back().begin);
    }
    rest = strip(trimmed(rest));
    while (!rest.empty() && std::string_view{" \t-:,;([)]"}.contains(rest.front()) && !rest.starts_with("["))
        rest = strip(trimmed(rest.substr(1)));
    while (!rest.empty() && std::string_view{" \t-:,;(["}.contains(rest.back()))
        rest = strip(trimmed(rest.substr(0, rest.size() - 1)));
    return collapsed(rest);
}

} // namespace

bool is_answer_title(std::string_view title) {
    auto const plain = folded(title.substr(0, 40));
    for (std::string_view const opening :
         {"ls/r", "reply ls", "ls reply", "reply to", "response to", "response ls", "answer to", "ls response",
          "reply liaison", "liaison reply", "liaison response", "ls answer"})
        if (plain.starts_with(opening)) return true;
    return false;
}

std::vector<std::string> answered_in_title(std::string_view title) {
    std::vector<std::string> answered;
    auto const plain = lower_case(title);
    bool const answers = is_answer_title(title);
    for (auto const& found : find_identifiers(title)) {
        auto const before = std::string_view{plain}.substr(0, found.begin);
        bool said = false;
        for (std::string_view const phrase :
             {"reply to", "response to", "answer to", "replying to", "responding to", "in reply to"})
            if (auto const at = before.rfind(phrase); at != before.npos && !before.substr(at).contains(')'))
                said = true;
        bool const in_bracket =
            answers && before.rfind('(') != before.npos && !before.substr(before.rfind('(')).contains(')');
        bool const by_group = found.text.contains("LS") && plain.starts_with("ls/r");
        if (said || (in_bracket && by_group)) answered.push_back(found.text);
    }
    return answered;
}

std::vector<std::string> own_numbers_in_title(std::string_view title) {
    std::vector<std::string> own;
    if (is_answer_title(title)) return own;
    for (auto& found : find_identifiers(title)) {
        auto const before = trimmed(title.substr(0, found.begin)), behind = trimmed(title.substr(found.end));
        bool const leads =
            before.empty() && (behind.starts_with(':') || behind.starts_with('-') || behind.starts_with("–"));
        bool const ends = before.ends_with('(') || before.ends_with('[');
        if (found.sure && (leads || (ends && (behind == ")" || behind == "]")))) own.push_back(std::move(found.text));
    }
    return own;
}

SubjectRead read_subject(std::string_view subject) {
    SubjectRead read;
    auto const line = collapsed(subject);
    read.plain = without_prefixes(line, read);
    read.title = without_numbers(read.plain);
    read.answered = answered_in_title(read.plain);
    for (auto& found : find_identifiers(read.plain))
        if (found.sure && std::ranges::find(read.answered, found.text) == read.answered.end())
            read.identifiers.push_back(std::move(found.text));
    auto bodies = bodies_in_title(read.plain);
    read.from = std::move(bodies.from);
    read.to = std::move(bodies.to);
    return read;
}

} // namespace liaison
