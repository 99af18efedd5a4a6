#include "parser/letter.hpp"
#include "core/text.hpp"
#include "parser/phrases.hpp"
#include "parser/prose_words.hpp"
#include "parser/statement_form.hpp"
#include <algorithm>

namespace liaison {
namespace {

/// How the title of a statement begins.
constexpr std::string_view openings =
    "liaison statement|liaison letter|liaison response|liaison reply|reply liaison|ls|ls/r|reply ls|ls reply|response "
    "ls|draft ls|note de liaison|"
    "declaration de liaison|declaracion de enlace|nota de coordinacion|liaison-erklarung|nota di collegamento";
/// What then follows: a mail that goes on in another way ("Liaison statement lost") is about one.
constexpr std::string_view continuations = "on |to |from |of |about |regarding |concerning |for |re |sur |de |du |au "
                                           "|uber |zu |von |an |a |sobre |del |su |per ";

/// The letter speaks as one: for a body, to a body, of itself.
constexpr std::string_view own_words = "this liaison|the following liaison|the following statement|this statement "
                                       "is|on behalf of|au nom d|im namen d|im auftrag d|en nombre de|от имени";
constexpr std::string_view bodies_addressed =
    "dear ietf|dear iesg|dear iab|dear colleague|dear members|dear chair|dear all|dear experts|to the "
    "ietf|chers|chere|sehr geehrte|estimad|уважаем|working group|wg,|wg chairs|task force|"
    "area director";
constexpr std::string_view words_of_acting =
    "asks |thanks |informs |sends |requests |invites |wishes |liaises |submits |seeks |is pleased |has agreed |has "
    "completed |has published |has studied |has read |has reviewed |kindly asks ";

/// A text that calls itself a statement; "a liaison statement will follow" speaks of another.
constexpr std::string_view words_for_itself =
    "this liaison statement|the following liaison statement|following liaison|attached liaison|enclosed liaison|"
    "our liaison statement|the liaison statement|liaison statement from|liaison statement to|liaison statement on|"
    "liaison statement is sent|liaison statement for";

Phrases const of_opening{openings}, of_continuing{continuations}, of_own{own_words}, of_addressing{bodies_addressed},
    of_acting{words_of_acting}, of_itself{words_for_itself}, asking{words_of_asking}, answering{words_for_answers};

bool starts_with_any(std::string_view text, Phrases const& phrases, std::size_t& behind) {
    for (auto const phrase : phrases.all())
        if (text.starts_with(phrase) && phrase.size() > behind) behind = phrase.size();
    return behind != 0;
}

/// "Liaison statement on X", "LS: X"; in other scripts the words for it anywhere.
bool is_titled(std::string_view plain_subject) {
    std::size_t behind = 0, more = 0;
    if (starts_with_any(plain_subject, of_opening, behind)) {
        auto const rest = trimmed(plain_subject.substr(behind));
        return rest.empty() || rest.front() == ':' || rest.front() == '-' || starts_with_any(rest, of_continuing, more);
    }
    bool const other_script =
        std::ranges::any_of(plain_subject, [](char c) { return static_cast<unsigned char>(c) >= 0xD0; });
    return other_script && mentions_statement(plain_subject);
}

} // namespace

std::string_view why_letter(std::string_view plain_subject, std::string_view plain_title, std::string_view plain_text,
                            bool headed) {
    constexpr std::size_t shortest = 40, heading_length = 80;
    if (trimmed(plain_text).size() < shortest) return {};
    bool const speaks = of_own.any_in(plain_text) || (of_addressing.any_in(plain_text) && of_acting.any_in(plain_text));
    bool const asks = asking.any_in(plain_text) && answering.any_in(plain_text);
    bool const said = mentions_statement(plain_subject) || trimmed(plain_subject) == "liaison" ||
                      of_itself.any_in(plain_text) ||
                      plain_text.substr(0, heading_length).contains("liaison statement");
    if (headed || is_titled(plain_subject) || is_titled(plain_title))
        return "a letter that says it is a liaison statement";
    if (said && (speaks || (asks && of_addressing.any_in(plain_text))))
        return "a letter that says it is a liaison statement";
    bool const for_a_body = of_own.any_in(plain_text) && of_addressing.any_in(plain_text);
    return for_a_body && asks ? "a letter on behalf of a body that asks for something" : "";
}

} // namespace liaison
