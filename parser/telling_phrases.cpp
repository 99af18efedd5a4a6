#include "parser/telling_phrases.hpp"
#include "parser/denial.hpp"
#include "parser/intent_words.hpp"
#include "parser/phrases.hpp"
#include "parser/prose_words.hpp"
#include <algorithm>

namespace liaison {
namespace {

Phrases const phrases{phrases_of_origin,
                      verbs_of_sender,
                      words_of_addressing,
                      phrases_of_reference,
                      phrases_of_comment,
                      phrases_of_action,
                      phrases_of_replacement,
                      words_for_answers,
                      more_answers,
                      words_of_asking,
                      firm_requests,
                      soft_requests,
                      courtesies,
                      words_of_comment,
                      phrases_of_information,
                      words_of_informing,
                      manners_of_informing,
                      verbs_of_informing,
                      words_of_answering,
                      words_of_thanks,
                      words_for_letters,
                      deeds_of_a_body,
                      other_matters,
                      words_of_sending,
                      words_of_contacting,
                      names_of_deadlines,
                      acts_of_a_body,
                      denials,
                      beginnings_of_denials,
                      words_of_groups,
                      words_for_what_was_said,
                      names_of_our_number,
                      words_before_number,
                      names_of_statement,
                      names_of_limits,
                      denials_of_something};

bool is_request(Telling kind) {
    return kind == Telling::loose_request || kind == Telling::firm_request || kind == Telling::soft_request;
}

} // namespace

void TellingPhrases::find(std::string_view plain) {
    found_.clear();
    there_.reset();
    phrases.each_in(plain, [&](std::size_t number, std::size_t at) {
        found_.push_back({static_cast<Telling>(phrases.list_of(number)), phrases.phrase(number), at});
        there_.set(static_cast<std::size_t>(found_.back().kind));
    });
    if (has(Telling::courtesy)) leave_out_courtesies();
}

/// What begins inside a courtesy asks for nothing: "please find attached".
void TellingPhrases::leave_out_courtesies() {
    auto const inside_courtesy = [&](Found const& request) {
        return std::ranges::any_of(found_, [&](Found const& found) {
            return found.kind == Telling::courtesy && found.at <= request.at &&
                   request.at < found.at + found.phrase.size();
        });
    };
    for (auto const kind : {Telling::loose_request, Telling::firm_request, Telling::soft_request})
        there_.reset(static_cast<std::size_t>(kind));
    for (auto const& found : found_)
        if (is_request(found.kind) && !inside_courtesy(found)) there_.set(static_cast<std::size_t>(found.kind));
}

bool TellingPhrases::denies(std::string_view plain) const {
    bool found = has(Telling::denial);
    auto const look = [&](Telling telling, Denial kind) {
        each(telling,
             [&](std::string_view phrase, std::size_t at) { found |= is_denied(kind, plain, at + phrase.size()); });
    };
    look(Telling::beginning_of_denial, Denial::beginning);
    look(Telling::denial_of_something, Denial::of_something);
    return found;
}

Intent TellingPhrases::intent(std::string_view sentence, std::string_view plain) const {
    return {.asks_firmly = has(Telling::firm_request) || has(Telling::comment) || has(Telling::action),
            .asks_softly = has(Telling::soft_request),
            .is_question = sentence.ends_with('?') || sentence.ends_with("？"),
            .for_answers = has(Telling::answer) || has(Telling::more_answer),
            .for_comments = has(Telling::for_comment) || has(Telling::comment),
            .informs = has(Telling::informing) || has(Telling::information),
            .informs_gladly = has(Telling::gladly),
            .informing_verb = has(Telling::informing_verb),
            .answers = has(Telling::answering),
            .thanks = has(Telling::thanks),
            .names_letter = has(Telling::letter),
            .denies = denies(plain),
            .tells_deed = has(Telling::deed),
            .is_other_matter = has(Telling::other_matter)};
}

} // namespace liaison
