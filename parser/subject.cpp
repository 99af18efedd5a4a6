#include "parser/subject.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/subject_prefixes.hpp"
#include "parser/title_bodies.hpp"
#include <algorithm>
#include <utility>

namespace liaison {
namespace {

/// A prefix with nothing behind it is all that there is of a subject.
std::string_view behind_prefixes(std::string_view text, SubjectRead& read) {
    for (bool first = true;;) {
        auto const [prefix, rest] = split_prefix(text);
        if (rest.empty() || prefix == SubjectPrefix::none) return text;
        if (prefix == SubjectPrefix::reply) read.is_reply |= std::exchange(first, false);
        if (prefix == SubjectPrefix::forward) read.is_forward |= std::exchange(first, false);
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

/// "Reply to OPSAWG-LS-14 (ref. NFV(26)000231r2": what the sender calls the reply itself.
bool is_reference_bracket(std::string_view before) {
    auto const open = before.rfind('(');
    return open != before.npos &&
           (before.substr(open + 1).starts_with("ref") || before.substr(open + 1).starts_with("our "));
}

constexpr std::size_t most_read = 2000; // of a title, for the numbers in it

} // namespace

bool is_answer_title(std::string_view title) {
    auto const plain = folded(title.substr(0, 40));
    for (std::string_view const opening :
         {"ls/r", "reply ls", "ls reply", "reply to", "response to", "response ls", "answer to", "ls response",
          "reply liaison", "liaison reply", "liaison response", "ls answer"})
        if (plain.starts_with(opening)) return true;
    return false;
}

std::vector<std::string> answered_in_title(std::string_view whole_title) {
    auto const title = whole_title.substr(0, most_read);
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
        bool const refers = !answered.empty() && is_reference_bracket(before);
        bool const by_group = found.text.contains("LS") && plain.starts_with("ls/r");
        if ((said && !refers) || (in_bracket && by_group)) answered.push_back(found.text);
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
    read.plain = behind_prefixes(line, read);
    read.title = without_numbers(read.plain);
    read.answered = answered_in_title(read.plain);
    for (auto& found : find_identifiers(std::string_view{read.plain}.substr(0, most_read)))
        if (found.sure && !contains(read.answered, found.text)) read.identifiers.push_back(std::move(found.text));
    auto bodies = bodies_in_title(read.plain);
    read.from = std::move(bodies.from);
    read.to = std::move(bodies.to);
    return read;
}

} // namespace liaison
