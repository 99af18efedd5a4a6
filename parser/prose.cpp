#include "parser/prose.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/phrases.hpp"
#include "parser/prose_words.hpp"
#include "parser/sentences.hpp"
#include "parser/text_addresses.hpp"
#include <fmt/format.h>

namespace liaison {
namespace {

Phrases const for_answers{words_for_answers}, of_asking{words_of_asking}, of_sending{words_of_sending},
    for_technical{words_for_technical}, of_contacting{words_of_contacting}, between_words{between_preposition_and_date},
    limits{prepositions_of_limit}, limit_endings{endings_of_limit}, name_ends{ends_of_body_name},
    opening_words{greetings};

/// What is looked for in every sentence, all in one pass.
enum Telling : std::size_t {
    of_origin,
    of_sender,
    of_reference,
    of_comment,
    of_action,
    of_information,
    of_replacement
};
Phrases const telling_phrases{phrases_of_origin, verbs_of_sender,        phrases_of_reference,  phrases_of_comment,
                              phrases_of_action, phrases_of_information, phrases_of_replacement};

struct PurposeSaid {
    Telling phrases;
    Purpose purpose;
};
constexpr auto purposes_said = std::to_array<PurposeSaid>(
    {{of_comment, Purpose::comment}, {of_action, Purpose::action}, {of_information, Purpose::information}});

/// The text before a date without what may stand between it and its preposition: "by COB Friday, the".
std::string_view before_date(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        text = trimmed(text);
        if (text.ends_with(',') || text.ends_with('(') || text.ends_with(':')) {
            text.remove_suffix(1);
            again = true;
        }
        for (auto const word : between_words.all())
            if (text.ends_with(word) && (text.size() == word.size() || text[text.size() - word.size() - 1] == ' ')) {
                text.remove_suffix(word.size());
                again = true;
            }
    }
    return text;
}

bool ends_with_word(std::string_view text, std::string_view word) {
    if (!text.ends_with(word)) return false;
    if (text.size() == word.size()) return true;
    char const before = text[text.size() - word.size() - 1];
    return before == ' ' || before == '(' || before == ',' || static_cast<unsigned char>(word.front()) >= 0x80;
}

class ProseReader {
public:
    ProseReader(std::string_view prefix, std::optional<Date> sent, std::size_t first_line)
        : prefix_(prefix), sent_(sent), first_line_(first_line) {}

    std::vector<Evidence> read(std::string_view text) {
        for (auto const& sentence : sentences_of(text)) {
            sentence_ = &sentence;
            plain_ = folded_with_origin(sentence.text);
            find_telling_phrases();
            read_deadline();
            read_contacts();
            read_bodies();
            read_references();
            read_purpose_said();
        }
        return std::move(evidence_);
    }

private:
    void add(Field field, std::string_view text, Rank rank, std::string_view words) {
        if (trimmed(text).empty()) return;
        evidence_.push_back(
            {.field = field,
             .text = std::string{trimmed(text)},
             .place = fmt::format("{} line {}, \"{}\"", prefix_, sentence_->line + first_line_ - 1, words),
             .rank = rank});
    }

    struct Found {
        std::size_t number; ///< of the phrase
        std::size_t at;
    };

    void find_telling_phrases() {
        found_.clear();
        telling_phrases.each_in(plain_.text,
                                [&](std::size_t number, std::size_t at) { found_.push_back({number, at}); });
    }

    /// Calls `use(number, begin)` for the phrases of one kind that stand in the sentence, in its order.
    void each(Telling kind, auto const& use) const {
        for (auto const& found : found_)
            if (telling_phrases.list_of(found.number) == kind) use(found.number, found.at);
    }

    std::string_view written(std::size_t begin, std::size_t end) const {
        begin = std::min(begin, end);
        return std::string_view{sentence_->text}.substr(plain_.origin(begin),
                                                        plain_.origin(end) - plain_.origin(begin));
    }

    void read_deadline() {
        asks_by_date_ = false;
        if (std::ranges::none_of(plain_.text, [](char c) { return c >= '0' && c <= '9'; })) return;
        bool const named =
            plain_.text.contains("deadline") || plain_.text.contains("action date") || plain_.text.contains("due date");
        if (!named && !(for_answers.any_in(plain_.text) && of_asking.any_in(plain_.text))) return;
        for (auto const& found : find_dates(plain_.text, sent_)) {
            if (found.in_range || !is_limit(found)) continue;
            add(Field::deadline, written(found.begin, found.end), Rank::prose, shortened(found.begin));
            asks_by_date_ = true;
            return;
        }
    }

    /// Whether the date is one by which something shall be: "by 22 January", "avant le 3 mars", "1月20日前".
    bool is_limit(DateFound const& found) const {
        auto const before = before_date(std::string_view{plain_.text}.substr(0, found.begin));
        for (auto const preposition : limits.all())
            if (ends_with_word(before, preposition)) return true;
        auto const behind = std::string_view{plain_.text}.substr(found.end);
        return std::ranges::any_of(limit_endings.all(),
                                   [&](auto ending) { return trimmed(behind).starts_with(ending); });
    }

    /// A few words of the sentence, up to the place in question.
    std::string shortened(std::size_t upto) const {
        auto const text = written(0, upto);
        constexpr std::size_t most = 40;
        if (text.size() <= most) return std::string{trimmed(text)};
        auto const blank = text.find(' ', text.size() - most);
        return std::string{trimmed(text.substr(blank == text.npos ? text.size() : blank))};
    }

    void read_contacts() {
        if (!sentence_->text.contains('@')) return;
        bool const technical = for_technical.any_in(plain_.text);
        bool const answers = for_answers.any_in(plain_.text) && of_sending.any_in(plain_.text);
        bool const asked = of_contacting.any_in(plain_.text);
        if (!technical && !answers && !asked) return;
        auto const field = technical ? Field::technical_contact : answers ? Field::response_contact : Field::contact;
        for (auto const& found : find_addresses(sentence_->text))
            add(field, write_address(found.address), Rank::prose, "a sentence with this address");
    }

    void read_bodies() {
        std::string_view const text = plain_.text;
        each(of_origin, [&](std::size_t which, std::size_t at) {
            auto const phrase = telling_phrases.phrase(which);
            add(Field::from, written(at + phrase.size(), part_end(at + phrase.size())), Rank::prose, phrase);
        });
        bool first = true;
        each(of_sender, [&](std::size_t which, std::size_t at) {
            if (std::exchange(first, false)) read_sender(telling_phrases.phrase(which), at);
        });
        for (auto const greeting : opening_words.all())
            if (text.starts_with(greeting)) read_greeting(greeting);
        if (auto const at = text.find("御中"); at != text.npos) add(Field::to, written(0, at), Rank::guess, "御中");
    }

    /// "SA2 asks the QUIC working group to state": who stands before the verb, and whom it asks.
    void read_sender(std::string_view verb, std::size_t at) {
        constexpr std::size_t longest_name = 90;
        std::string_view const text = plain_.text;
        if (at == 0 || at > longest_name || text.substr(0, at).contains(',')) return;
        add(Field::from, written(0, at), Rank::guess, trimmed(verb));
        bool const asks = verb.starts_with("ask") || verb.starts_with("invite") || verb.starts_with("request");
        bool const thanks = verb.starts_with("thank");
        auto const to = asks ? text.find(" to ", at) : thanks ? text.find(" for ", at) : text.npos;
        if (to != text.npos && to - at < longest_name)
            add(Field::to, written(at + verb.size(), to), Rank::guess, trimmed(verb));
    }

    void read_greeting(std::string_view greeting) {
        auto const end = std::min(plain_.text.find_first_of(",:!;", greeting.size()), plain_.text.size());
        add(Field::to, written(greeting.size(), end), Rank::guess, trimmed(greeting));
    }

    std::size_t part_end(std::size_t begin) const {
        auto end = plain_.text.find_first_of(",;:()", begin);
        for (auto const stop : name_ends.all()) end = std::min(end, plain_.text.find(stop, begin));
        if (end == plain_.text.npos) end = plain_.text.size();
        while (end > begin && plain_.text[end - 1] == '.') --end;
        return end;
    }

    /// "your liaison COM15-LS452-E", "in response to LS S2-2606763", "replaces our LS SG13-LS136".
    void read_references() {
        if (std::ranges::none_of(plain_.text, [](char c) { return c >= '0' && c <= '9'; })) return;
        read_numbers_behind(of_reference, Field::in_response_to);
        read_numbers_behind(of_replacement, Field::supersedes);
    }

    void read_numbers_behind(Telling kind, Field field) {
        each(kind, [&](std::size_t which, std::size_t at) {
            constexpr std::size_t reach = 120;
            auto const phrase = telling_phrases.phrase(which);
            auto const behind = written(at + phrase.size(), std::min(plain_.text.size(), at + phrase.size() + reach));
            for (auto const& found : find_identifiers(behind))
                if (found.sure) add(field, found.text, Rank::prose, phrase);
        });
    }

    void read_purpose_said() {
        bool said = false;
        for (auto const& [phrases, purpose] : purposes_said)
            each(phrases, [&](std::size_t which, std::size_t) {
                if (!std::exchange(said, true))
                    add(Field::purpose, name_of(purpose), Rank::prose, telling_phrases.phrase(which));
            });
        if (said || !asks_by_date_) return;
        bool const comments = plain_.text.contains("comment") || plain_.text.contains("stellungnahme") ||
                              plain_.text.contains("observations") || plain_.text.contains("замечан") ||
                              plain_.text.contains("意见");
        add(Field::purpose, name_of(comments ? Purpose::comment : Purpose::action), Rank::guess,
            "what is asked for by a date");
    }

    std::string_view prefix_;
    std::optional<Date> sent_;
    std::size_t first_line_;
    Sentence const* sentence_ = nullptr;
    FoldedText plain_;
    std::vector<Found> found_;
    bool asks_by_date_ = false;
    std::vector<Evidence> evidence_;
};

} // namespace

std::vector<Evidence> read_prose(std::string_view text, std::string_view place_prefix, std::optional<Date> sent,
                                 std::size_t first_line) {
    return ProseReader{place_prefix, sent, first_line}.read(text);
}

} // namespace liaison
