#include "parser/verb_phrase.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

constexpr auto adverbs = std::to_array<std::string_view>(
    {"also", "already", "currently", "recently",   "now",       "just",        "jointly",  "further",      "therefore",
     "thus", "then",    "not",       "again",      "carefully", "unanimously", "formally", "particularly", "greatly",
     "very", "much",    "most",      "especially", "highly",    "warmly",      "kindly"});
constexpr auto participles =
    std::to_array<std::string_view>({"begun", "come", "chosen", "found", "written", "made", "drawn", "set", "taken",
                                     "undertaken", "given", "built", "put"});
/// What people tell of their own business.
constexpr auto private_participles = std::to_array<std::string_view>(
    {"moved",     "received", "joined",   "arrived", "visited",   "enjoyed", "needed",
     "wanted",    "missed",   "booked",   "invited", "hired",     "planned", "organized",
     "organised", "hosted",   "attended", "elected", "appointed", "tried"});
constexpr auto private_gerunds = std::to_array<std::string_view>(
    {"organizing", "organising", "hosting", "moving",  "hiring", "compiling", "holding",  "looking",
     "having",     "coming",     "going",   "meeting", "being",  "trying",    "waiting",  "travelling",
     "visiting",   "attending",  "missing", "leaving", "during", "evening",   "following"});
constexpr auto private_wishes =
    std::to_array<std::string_view>({"to have", "to meet", "to visit", "to follow", "to join", "to attend", "to get",
                                     "to come", "to see", "to move", "to book", "to subscribe"});

/// "would" goes on with these, or with "be" and a mood: "would particularly value", "would be most grateful".
constexpr auto wishes = std::to_array<std::string_view>(
    {"value", "appreciate", "welcome", "prefer", "favour", "favor", "support", "benefit", "propose", "suggest"});
constexpr auto moods = std::to_array<std::string_view>({"grateful", "pleased", "glad", "happy", "interested", "obliged",
                                                        "thankful", "honoured", "delighted", "willing", "prepared"});

/// Takes the next word off, over adverbs.
std::string_view next_word(std::string_view& text) {
    for (;;) {
        text = text.substr(std::min(text.find_first_not_of(' '), text.size()));
        auto const word = text.substr(0, text.find_first_of(" ,;:.()"));
        text.remove_prefix(word.size());
        if (word.empty() || !contains(adverbs, word)) return word;
    }
}

bool is_participle(std::string_view word) {
    constexpr std::size_t shortest = 5;
    bool const regular = word.size() >= shortest && word.ends_with("ed");
    return (regular && !contains(private_participles, word)) || contains(participles, word);
}

bool is_gerund(std::string_view word) {
    constexpr std::size_t shortest = 6;
    return word.size() >= shortest && word.ends_with("ing") && !contains(private_gerunds, word);
}

/// Behind "pleased": what bodies tell each other, not "to welcome you in Geneva".
bool is_official_deed(std::string_view rest) {
    static constexpr auto private_deeds = std::to_array<std::string_view>(
        {"to welcome", "to host", "to see", "to meet", "to invite you", "to join", "to attend", "to offer you", "to be",
         "to have", "to hear that", "to come", "to visit"});
    auto const deed = trimmed(rest);
    return deed.starts_with("to ") &&
           std::ranges::none_of(private_deeds, [&](auto begin) { return deed.starts_with(begin); });
}

} // namespace

bool is_act(std::string_view from_verb) {
    auto rest = from_verb;
    auto const verb = next_word(rest);
    auto const word = next_word(rest);
    if (verb == "has" || verb == "have" || verb == "had")
        return is_participle(word) || (word == "been" && is_gerund(next_word(rest)));
    if (verb == "is" || verb == "are" || verb == "was" || verb == "were")
        return is_gerund(word) || (contains(moods, word) && is_official_deed(rest)) ||
               (word == "about" && trimmed(rest).starts_with("to ")) || word == "interested";
    if (verb != "would") return false;
    if (contains(wishes, word)) return true;
    if (word == "be") return contains(moods, next_word(rest));
    if (word != "like") return false;
    return std::ranges::none_of(private_wishes, [&](auto wish) { return trimmed(rest).starts_with(wish); });
}

} // namespace liaison
