#include "parser/prose.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/asked_dates.hpp"
#include "parser/cited_numbers.hpp"
#include "parser/fold.hpp"
#include "parser/intent.hpp"
#include "parser/own_numbers.hpp"
#include "parser/phrases.hpp"
#include "parser/prose_contacts.hpp"
#include "parser/prose_words.hpp"
#include "parser/sentences.hpp"
#include "parser/telling_phrases.hpp"
#include "parser/verb_phrase.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace liaison {
namespace {

Phrases const name_ends{ends_of_body_name}, addressee_ends{ends_of_addressee}, opening_words{greetings};

/// Names of bodies have capital letters, or are of a script without.
bool has_capital(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c & '\x80') != 0; });
}

/// The words with a capital, those that stand together as one name: "La Comisión; CoRE".
std::string names_in(std::string_view sentence) {
    static constexpr auto inside = std::to_array<std::string_view>(
        {"and", "for", "of", "in", "on", "over", "the", "&"}); // "Architecture and Signaling"
    std::string names, between;
    bool goes_on = false;
    for (auto word : split(sentence, ' ')) {
        auto const written = word;
        while (!word.empty() && std::string_view{",.;:?!()"}.contains(word.back())) word.remove_suffix(1);
        bool const number = !word.empty() && word.front() >= '0' && word.front() <= '9';
        bool const names_something = has_capital(word) || (number && goes_on);
        if (names_something) {
            names += fmt::format("{}{}{}", names.empty() ? "" : goes_on ? " " : "; ", goes_on ? between : "", word);
            between.clear();
            goes_on = word.size() == written.size();
        } else if (goes_on && contains(inside, word)) {
            between += fmt::format("{} ", word);
        } else {
            goes_on = false;
            between.clear();
        }
    }
    return names;
}

struct PurposeSaid {
    Telling kind;
    Purpose purpose;
};
constexpr auto purposes_said =
    std::to_array<PurposeSaid>({{Telling::comment, Purpose::comment}, {Telling::action, Purpose::action}});

class ProseReader {
public:
    ProseReader(std::string_view prefix, std::optional<Date> sent, std::size_t first_line)
        : prefix_(prefix), sent_(sent), first_line_(first_line) {}

    std::vector<Evidence> read(std::string_view text) {
        for (auto const& sentence : sentences_of(text)) {
            sentence_ = &sentence;
            plain_ = folded_with_origin(sentence.text);
            telling_.find(plain_.text);
            read_deadline();
            read_bodies();
            read_references();
            read_own_numbers();
            read_purpose();
            keep_naming();
        }
        read_contacts(text);
        if (asking_) evidence_.push_back(*std::move(asking_));
        std::ranges::move(naming_, std::back_inserter(evidence_));
        if (auto const found = purpose_.read())
            evidence_.push_back({.field = Field::purpose,
                                 .text = std::string{name_of(found->purpose)},
                                 .place = place_in(found->line, found->by_date ? "what is asked for by a date"
                                                                               : "what the sentence does"),
                                 .rank = Rank::guess});
        return std::move(evidence_);
    }

private:
    /// Whether it says something new.
    bool add(Field field, std::string_view text, Rank rank, std::string_view words) {
        if (trimmed(text).empty() || (rank == Rank::guess && is_repeated(field, trimmed(text)))) return false;
        evidence_.push_back(
            {.field = field, .text = std::string{trimmed(text)}, .place = place_of(words), .rank = rank});
        return true;
    }

    /// A letter says the same name in many sentences; "I" and "We" say something new with each verb.
    bool is_repeated(Field field, std::string_view text) const {
        constexpr std::size_t shortest_name = 5;
        return text.size() >= shortest_name && std::ranges::any_of(evidence_, [&](Evidence const& evidence) {
                   return evidence.field == field && evidence.rank == Rank::guess && evidence.text == text;
               });
    }

    std::string place_of(std::string_view words) const { return place_in(sentence_->line, words); }
    std::string place_in(std::size_t line, std::string_view words) const {
        return fmt::format("{} line {}, \"{}\"", prefix_, line + first_line_ - 1, words);
    }

    std::string_view written(std::size_t begin, std::size_t end) const {
        begin = std::min(begin, end);
        return std::string_view{sentence_->text}.substr(plain_.origin(begin),
                                                        plain_.origin(end) - plain_.origin(begin));
    }

    void read_deadline() {
        auto const found = date_asked_for(plain_.text, telling_, sent_, since_asked_);
        since_asked_ = asks_for_answer(plain_.text, telling_) ? 1 : since_asked_ + 1;
        asks_by_date_ = found.has_value();
        if (found) add(Field::deadline, written(found->begin, found->end), Rank::prose, shortened(found->begin));
    }

    /// A few words of the sentence, up to the place in question.
    std::string shortened(std::size_t upto) const {
        auto const text = written(0, upto);
        constexpr std::size_t most = 40;
        if (text.size() <= most) return std::string{trimmed(text)};
        auto const blank = text.find(' ', text.size() - most);
        return std::string{trimmed(text.substr(blank == text.npos ? text.size() : blank))};
    }

    void read_contacts(std::string_view text) {
        for (auto const& said : contacts_in_prose(text))
            evidence_.push_back({.field = said.field,
                                 .text = write_address(said.address),
                                 .place = place_in(said.line, "a sentence with this address"),
                                 .rank = Rank::prose});
    }

    void read_bodies() {
        std::string_view const text = plain_.text;
        telling_.each(Telling::origin, [&](std::string_view phrase, std::size_t at) {
            add(Field::from, written(at + phrase.size(), part_end(at + phrase.size())), Rank::prose, phrase);
        });
        for (auto const greeting : opening_words.all())
            if (text.starts_with(greeting)) read_greeting(greeting);
        telling_.each(Telling::act, [&](std::string_view verb, std::size_t at) { read_sender(verb, at); });
        telling_.each(Telling::sender, [&](std::string_view verb, std::size_t at) {
            if (is_act(text.substr(at))) read_sender(verb, at);
        });
        telling_.each(Telling::addressee,
                      [&](std::string_view words, std::size_t at) { read_addressee(words, at + words.size()); });
        for (std::string_view const honoured : {"御中", "各位"})
            if (auto const at = text.find(honoured); at != text.npos)
                add(Field::to, written(0, at), Rank::guess, honoured);
    }

    /// "SA2 asks the QUIC working group to state": who stands before the verb, from the last comma on.
    void read_sender(std::string_view verb, std::size_t at) {
        constexpr std::size_t longest_name = 90, reach = longest_name + 8;
        auto const from = at - std::min(at, reach);
        auto const before = std::string_view{plain_.text}.substr(from, at - from);
        auto const comma = before.find_last_of(",;:");
        auto const that = before.rfind(" that ");
        auto const begin = from + std::max(comma == before.npos ? 0 : comma + 1,
                                           that == before.npos ? 0 : that + std::string_view{" that "}.size());
        auto named = written(begin, at);
        if (at - begin > longest_name || has_verb_between(begin, at)) return;
        if (!has_capital(named)) named = name_at_beginning(longest_name);
        if (!has_capital(named)) return;
        if (add(Field::from, named, Rank::guess, trimmed(verb))) evidence_.back().place += ", acting";
    }

    /// "Study Group 12, at its meeting in Geneva, approved": who acts stands before the first comma.
    std::string_view name_at_beginning(std::size_t longest) const {
        auto const comma = plain_.text.find(',');
        return comma == std::string::npos || comma > longest ? std::string_view{} : written(0, comma);
    }

    /// Whether a verb stands there already: in "SG15 is pleased to welcome" it is not "welcome" that SG15 does.
    bool has_verb_between(std::size_t begin, std::size_t end) const {
        static constexpr auto adverbs =
            std::to_array<std::string_view>({"kindly ", "respectfully ", "hereby ", "recently ", "currently "});
        bool found = false;
        telling_.each(Telling::sender, [&](std::string_view verb, std::size_t at) {
            found |= at >= begin && at < end && !contains(adverbs, verb);
        });
        return found;
    }

    /// Whom a sentence speaks to: "asks the QUIC working group to state".
    void read_addressee(std::string_view words, std::size_t begin) {
        constexpr std::size_t longest_name = 90;
        auto const text = std::string_view{plain_.text}.substr(begin, longest_name);
        if (!has_capital(written(begin, begin + text.size()))) return;
        auto end = std::min(text.find_first_of(",;:(?"), text.size());
        addressee_ends.each_in(text.substr(0, end), [&](std::size_t, std::size_t at) { end = std::min(end, at); });
        end += begin;
        if (end > begin && has_capital(written(begin, end)))
            add(Field::to, written(begin, end), Rank::guess, trimmed(words));
    }

    /// "Dear Routing Area Directors, dear RTGWG chairs," are one list.
    void read_greeting(std::string_view greeting) {
        std::string_view const text = plain_.text;
        auto const end_of = [&](std::size_t begin) {
            auto const stop = std::min(text.find_first_of(",:!;", begin), text.size());
            auto const open = text.find('(', begin), close = text.find(')', begin); // "Dear chairs (NETMOD, OPSAWG),"
            if (open > stop || close == text.npos || close < stop) return stop;
            return std::min(text.find_first_of(",:!;", close), text.size());
        };
        auto end = end_of(greeting.size());
        std::string names{written(greeting.size(), end)};
        for (bool more = true; std::exchange(more, false);)
            for (auto const again : opening_words.all())
                for (std::string_view const before : {", ", " and ", ", and "})
                    if (auto const rest = text.substr(end);
                        rest.starts_with(before) && rest.substr(before.size()).starts_with(again)) {
                        auto const begin = end + before.size() + again.size();
                        end = end_of(begin);
                        names += fmt::format("; {}", written(begin, end));
                        more = true;
                    }
        add(Field::to, names, Rank::guess, trimmed(greeting));
    }

    std::size_t part_end(std::size_t begin) const {
        constexpr std::size_t longest_name = 200;
        auto const text = std::string_view{plain_.text}.substr(begin, longest_name);
        auto end = text.find_first_of(",;:()");
        for (auto const stop : name_ends.all()) end = std::min(end, text.find(stop));
        end = begin + std::min(end, text.size());
        while (end > begin && plain_.text[end - 1] == '.') --end;
        return end;
    }

    /// "your liaison COM15-LS452-E", "in response to LS S2-2606763", "replaces our LS SG13-LS136".
    void read_references() {
        if (std::ranges::none_of(plain_.text, [](char c) { return c >= '0' && c <= '9'; })) return;
        read_numbers_behind(Telling::reference, Field::in_response_to);
        read_numbers_behind(Telling::replacement, Field::supersedes);
    }

    void read_numbers_behind(Telling kind, Field field) {
        telling_.each(kind, [&](std::string_view phrase, std::size_t at) {
            constexpr std::size_t reach = 120;
            auto const begin = at + phrase.size();
            auto const behind = written(begin, std::min(plain_.text.size(), begin + reach));
            for (auto const& number :
                 kind == Telling::replacement ? numbers_replaced(behind) : numbers_answered(behind))
                add(field, number, Rank::prose, phrase);
        });
    }

    void read_own_numbers() {
        for (auto const& number : own_numbers_in(sentence_->text, plain_, telling_))
            add(Field::identifier, number, Rank::prose, "a sentence with this number");
    }

    void read_purpose() {
        for (auto const& [kind, purpose] : purposes_said)
            telling_.each(kind, [&](std::string_view phrase, std::size_t) {
                add(Field::purpose, name_of(purpose), Rank::prose, phrase);
            });
        auto intent = telling_.intent(sentence_->text, plain_.text);
        intent.by_date = asks_by_date_;
        intent.to_address =
            sentence_->text.contains('@') && (telling_.has(Telling::sending) || telling_.has(Telling::contacting));
        keep_asking(intent);
        purpose_.add(intent, sentence_->line);
    }

    /// Where nothing else names the addressee, the first sentence that asks may: "comments of the CoRE group".
    void keep_asking(Intent const& intent) {
        constexpr std::size_t longest = 500;
        if (asking_ || !(intent.asks() || intent.answers) || plain_.text.size() > longest) return;
        asking_ = Evidence{.field = Field::to,
                           .text = names_in(sentence_->text),
                           .place = place_of("the sentence that asks"),
                           .rank = Rank::guess};
    }

    /// Last of all, the sentences that speak of working groups: one of them may name ours.
    void keep_naming() {
        constexpr std::size_t most = 5;
        if (naming_.size() >= most || !telling_.has(Telling::group_word)) return;
        naming_.push_back({.field = Field::to,
                           .text = names_in(sentence_->text),
                           .place = place_of("a sentence about groups"),
                           .rank = Rank::guess});
    }

    std::string_view prefix_;
    std::optional<Date> sent_;
    std::size_t first_line_;
    Sentence const* sentence_ = nullptr;
    FoldedText plain_;
    TellingPhrases telling_;
    LetterPurpose purpose_;
    std::optional<Evidence> asking_;
    std::vector<Evidence> naming_;
    bool asks_by_date_ = false;
    std::size_t since_asked_ = never_asked;
    std::vector<Evidence> evidence_;
};

} // namespace

std::vector<Evidence> read_prose(std::string_view text, std::string_view place_prefix, std::optional<Date> sent,
                                 std::size_t first_line) {
    return ProseReader{place_prefix, sent, first_line}.read(text);
}

} // namespace liaison
