#include "desk/versions.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include <array>
#include <charconv>

namespace liaison {
namespace {

constexpr auto openings = std::to_array<std::string_view>({"corrected version of",
                                                           "corrected version:",
                                                           "corrected:",
                                                           "corrected",
                                                           "correction of",
                                                           "correction to",
                                                           "correction:",
                                                           "corrigendum to",
                                                           "corrigendum:",
                                                           "erratum to",
                                                           "erratum:",
                                                           "revised version of",
                                                           "revised version:",
                                                           "revised:",
                                                           "revision of",
                                                           "updated version of",
                                                           "updated version:",
                                                           "updated:",
                                                           "[corrected]",
                                                           "[correction]",
                                                           "[revised]",
                                                           "[updated]"});
/// "Revised LS on ..." is a later version, "Revised architecture of ..." is a title.
constexpr auto openings_before_statement = std::to_array<std::string_view>({"revised", "updated", "new version of"});
constexpr auto names_of_statement =
    std::to_array<std::string_view>({"ls ", "ls/", "liaison ", "the liaison ", "the ls ", "statement "});
constexpr auto closings =
    std::to_array<std::string_view>({"corrected", "corrected version", "correction", "revised", "revised version",
                                     "revision", "updated", "updated version", "new version", "corrigendum"});
constexpr auto numbered = std::to_array<std::string_view>({"revision", "rev.", "rev", "r"});
constexpr auto numbered_from_one = std::to_array<std::string_view>({"version", "ver.", "v"});

constexpr std::string_view en_dash = "\u2013";

/// What is left of `text` behind the longest of `words` that it begins with; nothing where it begins with none.
std::optional<std::string_view> behind_any(std::string_view text, auto const& words) {
    std::optional<std::string_view> rest;
    for (auto const word : words)
        if (starts_with_word(text, word) && (!rest || text.size() - word.size() < rest->size()))
            rest = text.substr(word.size());
    return rest;
}

std::optional<int> small_number(std::string_view text) {
    text = trimmed(text);
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    return whole && number > 0 && number < 100 ? std::optional{number} : std::nullopt;
}

/// "rev. 2", "v3", "corrected version": nothing else may stand in `text`.
std::optional<int> version_said(std::string_view text) {
    auto const words = trimmed(text);
    if (contains(closings, lower_case(words))) return 1;
    if (auto const rest = behind_any(words, numbered))
        if (auto const number = small_number(*rest)) return number;
    if (auto const rest = behind_any(words, numbered_from_one))
        if (auto const number = small_number(*rest)) return *number - 1;
    return std::nullopt;
}

std::string_view without_opening(std::string_view title) {
    if (auto const rest = behind_any(title, openings)) return trimmed(*rest);
    if (auto const rest = behind_any(title, openings_before_statement))
        if (auto const named = trimmed(*rest); behind_any(named, names_of_statement)) return named;
    return title;
}

/// The place where a version at the title's end could begin: a bracket, a dash or a comma, or "rev" without any.
std::array<std::size_t, 7> places_of_closing(std::string_view title) {
    auto const lower = lower_case(title);
    return {lower.rfind('('), lower.rfind('['),    lower.rfind(" - "), lower.rfind(en_dash),
            lower.rfind(','), lower.rfind(" rev"), lower.rfind(" v")};
}

std::string_view without_brackets(std::string_view text) {
    auto const begin = text.find_first_not_of("([-, \u2013"); // the dash byte by byte
    auto const end = text.find_last_not_of(")] ");
    return begin == text.npos || end == text.npos || end < begin ? std::string_view{}
                                                                 : text.substr(begin, end - begin + 1);
}

} // namespace

TitleRead split_version(std::string_view written) {
    auto title = trimmed(written);
    TitleRead read;
    if (auto const rest = without_opening(title); rest.size() != title.size()) {
        read.version = 1;
        title = rest;
    }
    for (auto const place : places_of_closing(title)) {
        if (place == title.npos || place == 0) continue;
        auto const version = version_said(without_brackets(title.substr(place)));
        if (!version) continue;
        read.version = std::max(read.version, *version);
        title = trimmed(title.substr(0, place));
        break;
    }
    read.title = title;
    return read;
}

} // namespace liaison
