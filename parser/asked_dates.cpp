#include "parser/asked_dates.hpp"
#include "core/text.hpp"
#include "parser/phrases.hpp"
#include "parser/prose_words.hpp"
#include <algorithm>

namespace liaison {
namespace {

/// Plans and events of others than the reader: what is to be done by such a date is no answer.
constexpr std::string_view plans_of_others =
    "to complete |to finish |to finalize |to finalise |to publish |to conclude |to start |to begin |will complete|"
    "will be complete|will be published|will be approved|will be finished|will be adopted|will be available|"
    "will be held|will start|will hold|will finish|will publish|be completed|is scheduled|complete our|finish our|"
    "publish our|our work |the ballot|contributions to the |abstract|papers |register|registration|"
    "we will reply|we will respond|we will answer|will reply|will respond|abschliessen|veroffentlichen|achever |"
    "publier |terminer |concluir|publicar";
/// The reader's own wishes.
constexpr std::string_view asked_by_reader =
    "you asked|you have asked|you had asked|you requested|you have requested|you invited|your request |asked us|"
    "requested us|invited us|requested by you|asked by you|you wanted|sie baten|sie hatten|vous demandiez|"
    "vous avez demande|ustedes solicit|nos pidieron|nos solicit";

Phrases const between_words{between_preposition_and_date}, limits{prepositions_of_limit},
    before_named{words_before_named_date}, limit_endings{endings_of_limit}, deeds_done{done_by_a_date},
    plans{plans_of_others}, asked{asked_by_reader};

bool ends_with_word(std::string_view text, std::string_view word) {
    if (!text.ends_with(word)) return false;
    if (text.size() == word.size()) return true;
    char const before = text[text.size() - word.size() - 1];
    return before == ' ' || before == '(' || before == ',' || static_cast<unsigned char>(word.front()) >= 0x80;
}

/// The word or phrase of `list` that `text` ends with, the longest; empty if there is none.
std::string_view ending_of(std::string_view text, Phrases const& list) {
    std::string_view longest;
    for (auto const word : list.all())
        if (word.size() > longest.size() && ends_with_word(text, word)) longest = word;
    return longest;
}

/// Takes a word off that may stand between a date and its preposition ("by COB Friday, the"); whether there was one.
bool take_word_between(std::string_view& text) {
    text = trimmed(text);
    if (text.ends_with(',') || text.ends_with('(') || text.ends_with(':')) {
        text = trimmed(text.substr(0, text.size() - 1));
        return true;
    }
    auto const word = ending_of(text, between_words);
    text.remove_suffix(word.size());
    return !word.empty();
}

/// "by the end of our ballot on 12 February": an event between the preposition and its date.
bool ends_with_event(std::string_view before) {
    constexpr std::size_t most_words = 7;
    before = trimmed(before);
    if (!ends_with_word(before, "on") && !ends_with_word(before, "closes") && !ends_with_word(before, "ends") &&
        !ends_with_word(before, "am"))
        return false;
    for (std::size_t words = 0; words < most_words; ++words) {
        auto const blank = before.find_last_of(' ');
        if (blank == before.npos) return false;
        before = before.substr(0, blank);
        if (before.find_first_of(",;:(") != before.npos && std::string_view{",;:("}.contains(before.back()))
            return false;
        if (!ending_of(before, limits).empty()) return true;
    }
    return false;
}

class DateAsked {
public:
    DateAsked(std::string_view plain, TellingPhrases const& telling, std::optional<Date> sent)
        : plain_(plain), telling_(telling), sent_(sent), named_(telling.has(Telling::deadline_named)) {}

    std::optional<DateFound> find() const {
        if (std::ranges::none_of(plain_, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
        if ((!named_ && !(asks() && answers())) || telling_.has(Telling::other_matter)) return std::nullopt;
        for (auto const& found : find_dates(plain_, sent_))
            if (!found.in_range && !is_past(found) && is_limit(found) && !is_of_others(found)) return found;
        return std::nullopt;
    }

private:
    bool asks() const {
        return telling_.has(Telling::loose_request) || telling_.has(Telling::firm_request) ||
               telling_.has(Telling::soft_request) || plain_.ends_with('?');
    }
    bool answers() const { return telling_.has(Telling::answer) || telling_.has(Telling::more_answer); }

    bool is_past(DateFound const& found) const { return sent_ && found.date && *found.date < *sent_; }

    /// Whether the date is one by which something shall be: "by 22 January", "avant le 3 mars", "1月20日前"; behind
    /// "deadline" also "is 22 January".
    bool is_limit(DateFound const& found) const {
        auto before = plain_.substr(0, found.begin);
        if (ends_with_event(before)) return true;
        do {
            before = trimmed(before);
            if (auto const limit = ending_of(before, limits); !limit.empty())
                return ending_of(trimmed(before.substr(0, before.size() - limit.size())), deeds_done).empty();
            if (named_ && (before.ends_with(':') || !ending_of(before, before_named).empty())) return true;
        } while (take_word_between(before));
        auto const behind = plain_.substr(found.end);
        return std::ranges::any_of(limit_endings.all(),
                                   [&](auto ending) { return trimmed(behind).starts_with(ending); });
    }

    /// Whether the date belongs to somebody else's plan, or to what the reader once asked for: what stands nearest
    /// before it tells.
    bool is_of_others(DateFound const& found) const {
        auto const before = plain_.substr(0, found.begin);
        auto const plan = last_of(plans, before), wish = last_of(asked, before);
        auto const answer = last_before(found.begin, {Telling::answer, Telling::more_answer, Telling::deadline_named});
        auto const request =
            last_before(found.begin, {Telling::firm_request, Telling::loose_request, Telling::soft_request});
        return (plan && (!answer || *plan > *answer)) || (wish && (!request || *request < *wish));
    }

    /// The end of the last of the phrases.
    static std::optional<std::size_t> last_of(Phrases const& phrases, std::string_view text) {
        std::optional<std::size_t> last;
        phrases.each_in(text, [&](std::size_t number, std::size_t at) { last = at + phrases.phrase(number).size(); });
        return last;
    }

    std::optional<std::size_t> last_before(std::size_t end, std::initializer_list<Telling> kinds) const {
        std::optional<std::size_t> last;
        for (auto const kind : kinds)
            telling_.each(kind, [&](std::string_view, std::size_t at) {
                if (at < end && (!last || at > *last)) last = at;
            });
        return last;
    }

    std::string_view plain_;
    TellingPhrases const& telling_;
    std::optional<Date> sent_;
    bool named_;
};

} // namespace

std::optional<DateFound> date_asked_for(std::string_view plain, TellingPhrases const& telling,
                                        std::optional<Date> sent) {
    return DateAsked{plain, telling, sent}.find();
}

} // namespace liaison
