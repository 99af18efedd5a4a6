#include "parser/cited_numbers.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/month_names.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace liaison {
namespace {

/// Whether two numbers with this between them stand in one list.
bool joins_numbers(std::string_view between) {
    static constexpr auto names = std::to_array<std::string_view>(
        {"(", "liaison statement", "liaison", "statement", "ls", "letter", "your", "in"});
    static constexpr auto joints = std::to_array<std::string_view>(
        {"", ",", "and", "&", "/", ", and", "as well as", "und", "et", "y", "e", "и", "、", "和", ")", "),", ") and"});
    auto const plain = folded(between);
    auto text = trimmed(plain);
    for (bool more = true; std::exchange(more, false);)
        for (auto const name : names)
            if (text.ends_with(name)) {
                text = trimmed(text.substr(0, text.size() - name.size()));
                more = true;
            }
    return contains(joints, text);
}

/// Whether the words do no more than call a statement what it is: "our earlier liaison statement of 3 May (".
bool only_names_statement(std::string_view words) {
    static constexpr auto allowed = std::to_array<std::string_view>(
        {"our",       "the",     "its",       "their",   "previous",  "earlier", "former",   "first",  "liaison",
         "statement", "ls",      "of",        "sent",    "on",        "letter",  "document", "number", "no",
         "ref",       "dated",   "reference", "from",    "with",      "note",    "la",       "notre",  "nota",
         "unser",     "nuestra", "vom",       "version", "schreiben", "unseres"});
    auto const plain = folded(words);
    return std::ranges::all_of(split(plain, ' '), [&](std::string_view word) {
        constexpr std::string_view signs = "(),.:;-\"";
        while (!word.empty() && signs.contains(word.front())) word.remove_prefix(1);
        while (!word.empty() && signs.contains(word.back())) word.remove_suffix(1);
        bool const figure = !word.empty() && word.front() >= '0' && word.front() <= '9';
        return word.empty() || figure || month_named(word) != 0 || contains(allowed, word);
    });
}

std::vector<std::string> numbers_cited(std::string_view behind, bool (*leads)(std::string_view)) {
    std::vector<std::string> numbers;
    std::size_t end = 0;
    for (auto const& found : find_identifiers(behind)) {
        if (!found.sure && !found.text.starts_with("LS") && !counts_by_year(found.text)) continue;
        auto const between = behind.substr(end, found.begin - end);
        if (!(numbers.empty() ? leads(between) : joins_numbers(between))) break;
        numbers.push_back(found.text);
        end = found.end;
    }
    return numbers;
}

} // namespace

std::vector<std::string> numbers_answered(std::string_view behind) {
    return numbers_cited(behind, [](std::string_view) { return true; });
}

std::vector<std::string> numbers_replaced(std::string_view behind) {
    return numbers_cited(behind, only_names_statement);
}

} // namespace liaison
