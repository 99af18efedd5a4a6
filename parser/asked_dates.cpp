#include "parser/asked_dates.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/date_order.hpp"
#include "parser/fold.hpp"
#include "parser/phrases.hpp"
#include "parser/prose_words.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

/// Plans and events of others than the reader: what is to be done by such a date is no answer.
constexpr std::string_view plans_of_others =
    "to complete |to finish |to finalize |to finalise |to publish |to conclude |to start |to begin |will complete|"
    "will be complete|will be published|will be approved|will be finished|will be adopted|will be available|"
    "will be held|will start|will hold|meeting is |meeting will |reviewed by |for approval|for the approval|freez|"
    "goes to consent|submission deadline|deadline for submission|deadline for contributions|contribution deadline|"
    "registration deadline|deadline for the submission|will finish|will publish|be completed|is scheduled|complete "
    "our|finish our|"
    "publish our|our work |the ballot|contributions to the |abstract|papers |register|registration|"
    "we will reply|we will respond|we will answer|will reply|will respond|abschliessen|veroffentlichen|achever |"
    "publier |terminer |concluir|publicar";
/// What the reader asked for himself, or others were asked for.
constexpr std::string_view asked_of_others =
    "you asked|you have asked|you had asked|you requested|you have requested|you invited|your request |asked us|"
    "have been asked|has been asked|were asked|was asked|are being asked|has been requested|have been requested|"
    "were requested|has been invited|have been invited|their own comments|its own comments|their comments|"
    "unsere eigenen|haben bis|"
    "requested us|invited us|requested by you|asked by you|you wanted|sie baten|sie hatten|vous demandiez|"
    "vous avez demande|ustedes solicit|nos pidieron|nos solicit";

/// What the writer says he will do himself.
constexpr std::string_view promises =
    "expects to send|expect to send|expects to provide|expect to provide|expects to submit|expect to submit|"
    "hope to send|hopes to send|hope to provide|hopes to provide|hope to submit|hopes to submit|plans to send|"
    "plan to send|intends to send|intend to send|will send|will provide|will submit|will come back|shall send|"
    "be able to send|be able to provide|be able to state|be able to answer|be able to respond|be able to reply|"
    "be able to submit|in a position to";

Phrases const promised{promises}, between_words{between_preposition_and_date}, limits{prepositions_of_limit},
    before_named{words_before_named_date}, limit_endings{endings_of_limit}, deeds_done{done_by_a_date},
    plans{plans_of_others}, asked{asked_of_others};

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

/// "by the end of our ballot on 12 February", "before the beta closes, i.e. 9 February": an event between the
/// preposition and its date.
bool ends_with_event(std::string_view before) {
    constexpr std::size_t most_words = 7;
    static constexpr auto that_is = std::to_array<std::string_view>(
        {"i.e.", "that is", "namely", "d.h.", "das heisst", "c'est-a-dire", "es decir"});
    before = trimmed(before);
    auto const ends_with_that_is = [&](std::string_view text) {
        return std::ranges::any_of(that_is, [&](auto words) { return ends_with_word(trimmed(text), words); });
    };
    if (ends_with_word(before, "on") && ends_with_that_is(before.substr(0, before.size() - 2)))
        before = trimmed(before.substr(0, before.size() - 2));
    auto const meaning = std::ranges::find_if(that_is, [&](auto words) { return ends_with_word(before, words); });
    if (meaning != that_is.end()) {
        before = trimmed(before.substr(0, before.size() - meaning->size()));
        if (before.ends_with(',') || before.ends_with('(')) before.remove_suffix(1);
    } else if (!ends_with_word(before, "on") && !ends_with_word(before, "closes") && !ends_with_word(before, "ends") &&
               !ends_with_word(before, "am"))
        return false;
    for (std::size_t words = 0; words < most_words; ++words) {
        auto const blank = before.find_last_of(' ');
        if (blank == before.npos) return false;
        before = before.substr(0, blank);
        if (before.empty() || std::string_view{",;:("}.contains(before.back())) return false;
        if (!ending_of(before, limits).empty()) return true;
    }
    return false;
}

/// "Response requested by": the limit belongs to the request.
bool begins_with_limit(std::string_view text) {
    return std::ranges::any_of(limits.all(), [&](auto limit) { return text.starts_with(limit); });
}

class DateAsked {
public:
    DateAsked(std::string_view plain, TellingPhrases const& telling, std::optional<Date> sent, std::size_t since_asked)
        : plain_(plain),
          telling_(telling),
          sent_(sent),
          since_asked_(since_asked),
          named_(telling.has(Telling::deadline_named) || names_limit_of_answer()) {}

    /// The date asked for; where its figures could be two dates, the one behind it that says which: "05.03.2027 (5
    /// March)".
    std::optional<DateFound> find() const {
        if (std::ranges::none_of(plain_, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
        bool const asks =
            named_ || asks_for_answer(plain_, telling_) || (since_asked_ == 1 && telling_.has(Telling::reference_back));
        if (!asks || telling_.has(Telling::other_matter)) return std::nullopt;
        auto const dates = find_dates(plain_, sent_);
        for (auto found = dates.begin(); found != dates.end(); ++found)
            if (!found->in_range && !is_past(*found) && is_limit(*found) && !is_of_others(*found)) {
                bool const told = !found->date && found + 1 != dates.end() && says_again(*found, found[1]);
                return told ? found[1] : *found;
            }
        return std::nullopt;
    }

private:
    /// "The deadline is 5 March", of what was asked for just before, or of an answer that the sentence names.
    bool names_limit_of_answer() const {
        constexpr std::size_t lately = 3;
        return telling_.has(Telling::limit_named) &&
               (since_asked_ <= lately || telling_.has(Telling::answer) || has_folded_word(plain_, "you"));
    }

    /// Whether the second is the first in other words.
    bool says_again(DateFound const& figures, DateFound const& words) const {
        static constexpr auto between = std::to_array<std::string_view>({"(", ",", "=", ", i.e.", "/", "(i.e."});
        auto const written = plain_.substr(figures.begin, figures.end - figures.begin);
        auto const gap = trimmed(plain_.substr(figures.end, words.begin - figures.end));
        auto const is = [&](DateOrder order) {
            auto const date = settle_date(written, order);
            return date && words.date == date;
        };
        return contains(between, gap) && (is(DateOrder::day_month) || is(DateOrder::month_day));
    }

    bool is_past(DateFound const& found) const { return sent_ && found.date && *found.date < *sent_; }

    /// Whether the date is one by which something shall be: "by 22 January", "avant le 3 mars", "1月20日前"; behind
    /// "deadline" also "is 22 January".
    bool is_limit(DateFound const& found) const {
        auto before = plain_.substr(0, found.begin);
        if (ends_with_event(before) || is_meant_later(found)) return true;
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

    /// "The group closes on 9 April 2027, and we would like to have your answer by then."
    bool is_meant_later(DateFound const& found) const {
        auto const behind = plain_.substr(found.end);
        return std::ranges::any_of(std::to_array<std::string_view>({" by then", " until then", " before then",
                                                                    " bis dahin", " d'ici la", " para entonces"}),
                                   [&](auto words) { return behind.contains(words); });
    }

    /// Whether the date belongs to somebody else's plan, or to what the reader once asked for: what stands nearest
    /// before it tells.
    bool is_of_others(DateFound const& found) const {
        auto const before = plain_.substr(0, found.begin);
        auto const plan = last_of(plans, before), wish = std::max(last_of(asked, before), last_past_request(before));
        auto const answer = last_before(
            found.begin, {Telling::answer, Telling::more_answer, Telling::deadline_named, Telling::limit_named});
        auto const request =
            last_before(found.begin, {Telling::firm_request, Telling::loose_request, Telling::soft_request});
        if (auto const promise = last_promise(before); promise && (!request || *request < *promise)) return true;
        return (plan && (!answer || *plan > *answer)) || (wish && (!request || *request < *wish));
    }

    /// Where the last "SG13 expects to send further input by" begins, unlike "if you would be able to answer by".
    static std::optional<std::size_t> last_promise(std::string_view before) {
        std::optional<std::size_t> last;
        promised.each_in(before, [&](std::size_t, std::size_t at) {
            constexpr std::size_t near = 30;
            if (!has_folded_word(before.substr(at - std::min(at, near), std::min(at, near)), "you")) last = at + 1;
        });
        return last;
    }

    /// The end of the last "SA3 asked CT4": what was asked of somebody, unlike "you are asked".
    static std::optional<std::size_t> last_past_request(std::string_view text) {
        static constexpr auto passive =
            std::to_array<std::string_view>({"are", "is", "be", "being", "kindly", "hereby", "herewith"});
        std::optional<std::size_t> last;
        for (std::string_view const verb : {" asked ", " requested ", " invited "})
            for (auto at = text.find(verb); at != text.npos; at = text.find(verb, at + 1))
                if (std::ranges::none_of(passive,
                                         [&](auto word) { return ends_with_word(text.substr(0, at), word); }) &&
                    !begins_with_limit(text.substr(at + verb.size())))
                    last = std::max(last.value_or(0), at + verb.size());
        return last;
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
    std::size_t since_asked_;
    bool named_;
};

} // namespace

bool asks_for_answer(std::string_view plain, TellingPhrases const& telling) {
    bool const asks = telling.has(Telling::loose_request) || telling.has(Telling::firm_request) ||
                      telling.has(Telling::soft_request) || plain.ends_with('?');
    return asks && (telling.has(Telling::answer) || telling.has(Telling::more_answer));
}

std::optional<DateFound> date_asked_for(std::string_view plain, TellingPhrases const& telling, std::optional<Date> sent,
                                        std::size_t since_asked) {
    return DateAsked{plain, telling, sent, since_asked}.find();
}

} // namespace liaison
