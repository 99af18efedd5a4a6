#include "parser/own_numbers.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/identifiers.hpp"
#include "parser/phrases.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace liaison {
namespace {

/// Words of a sentence that hands its statement over: "we send you the liaison statement S2-2606763".
Phrases const handing_over{
    "attach|enclos|herewith|hereby|submit|transmi|convey|send you|sends you|send to you|send the|sends the|"
    "sending you|please find|this is|this liaison|this letter|this ls|anbei|beigefugt|hiermit|mit diesem|ci-joint|"
    "par la presente|adjunt|por la presente|en allegato|随函|现将|兹将|添付|첨부"};
/// Words of one that speaks of a statement of others.
Phrases const of_others{"received|receipt of|your |ihr |ihre |votre |vos |su |sus |vuestr|earlier|previous|last |"
                        "reply to|respond|answer|discussed|considered|noted|reviewed|收到|贵"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes off what may stand between the words and the number: "is", "no.", ":", "(".
std::string_view past_connecting_words(std::string_view text) {
    static constexpr auto signs = std::to_array<std::string_view>(
        {" ", ":", "(", "#", "\"", "'", ".", "“", "„", "«", "：", "（", "№", "为", "n°", "nº", "Nº", "N°"});
    static constexpr auto words = std::to_array<std::string_view>(
        {"is", "no", "nr", "nummer", "number", "lautet", "ist", "est", "es", "reads", "the", "code", "numero"});
    for (bool more = true; std::exchange(more, false);) {
        for (auto const sign : signs)
            if (text.starts_with(sign)) {
                text.remove_prefix(sign.size());
                more = true;
            }
        auto const end = std::min(text.find_first_of(" .:"), text.size());
        if (end < text.size() &&
            std::ranges::any_of(words, [&](auto word) { return same_word(text.substr(0, end), word); })) {
            text.remove_prefix(end);
            more = true;
        }
    }
    return text;
}

/// The first of `text` up to a blank or a sign that belongs to no number.
std::string_view first_run(std::string_view text) {
    if (text.empty() || std::string_view{"-/._&"}.contains(text.front())) return {};
    auto const end = std::ranges::find_if_not(text, [](char c) {
        return is_upper(c) || is_digit(c) || (c >= 'a' && c <= 'z') || std::string_view{"-/._&"}.contains(c);
    });
    auto run = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    while (!run.empty() && std::string_view{"-/._&"}.contains(run.back())) run.remove_suffix(1);
    return run;
}

/// "HDEC/L/2026/14", "ORAN-WG4.LS.0093": capitals, figures and a sign between them. "RFC-8915" is no document's number.
bool has_form_of_number(std::string_view run) {
    constexpr std::size_t shortest = 5, longest = 40;
    return run.size() >= shortest && run.size() <= longest && std::ranges::any_of(run, is_upper) &&
           std::ranges::any_of(run, is_digit) &&
           std::ranges::any_of(run, [](char c) { return std::string_view{"-/._"}.contains(c); }) &&
           std::ranges::none_of(std::to_array<std::string_view>({"RFC", "BCP", "STD", "CVE", "ISO-", "IANA", "draft"}),
                                [&](auto other) { return run.starts_with(other); });
}

/// Whether what is announced at `at` is the number of this letter, and not of a draft or a code point: it stands in
/// brackets, before a colon, at the beginning, or behind a word for the letter.
bool speaks_of_itself(std::string_view plain, std::size_t at, std::size_t behind) {
    static Phrases const itself{
        "this |question|request|filed|letter|liaison|statement|communication|schreiben|lettre|carta|nota de|"
        "please quote|kindly quote|quote |quoting |citando|citing|письм|函|本"};
    constexpr std::size_t beginning = 4, quoting = 12; // "quote the reference" holds its word itself
    bool const like_label =
        at <= beginning || plain[at] == '(' || plain[at - 1] == '(' || trimmed(plain.substr(behind)).starts_with(':');
    auto const before = plain.substr(0, at);
    return like_label || itself.any_in(before) || itself.any_in(plain.substr(at, quoting)) ||
           handing_over.any_in(before);
}

/// "S2-2606763 of 3GPP SA2": whose number it is.
bool names_owner(std::string_view behind) {
    auto const rest = trimmed(behind);
    auto const of = rest.starts_with("of ") ? rest.substr(3) : rest.starts_with("from ") ? rest.substr(5) : "";
    return !of.empty() && is_upper(of.front());
}

bool names_liaison(std::string_view run) {
    return run.contains("LS") || run.contains("Liaison") || run.contains("LIAIS") || run.contains("/L/");
}

} // namespace

std::vector<std::string> own_numbers_in(std::string_view sentence, FoldedText const& plain,
                                        TellingPhrases const& telling) {
    std::vector<std::string> numbers;
    auto const number_behind = [&](std::size_t at) -> IdentifierFound {
        auto const rest = past_connecting_words(sentence.substr(plain.origin(at)));
        constexpr std::size_t reach = 80;
        auto const begin = static_cast<std::size_t>(rest.data() - sentence.data());
        auto found = find_identifiers(rest.substr(0, reach));
        if (!found.empty() && found.front().begin == 0)
            return {std::move(found.front().text), found.front().sure, begin, begin + found.front().end};
        auto const run = first_run(rest);
        if (!has_form_of_number(run)) return {};
        return {std::string{run}, false, begin, begin + run.size()};
    };
    auto const is_of_others = [&](std::size_t at) {
        constexpr std::size_t reach = 400;
        auto const before = std::string_view{plain.text}.substr(at - std::min(at, reach), std::min(at, reach));
        bool theirs = of_others.any_in(before);
        for (auto const kind : {Telling::reference, Telling::replacement})
            telling.each(kind, [&](std::string_view, std::size_t place) { theirs |= place < at; });
        return theirs;
    };
    auto const add = [&](IdentifierFound number) {
        bool const is_new = !number.text.empty() && !contains(numbers, number.text);
        if (is_new) numbers.push_back(std::move(number.text));
    };
    telling.each(Telling::our_number,
                 [&](std::string_view phrase, std::size_t at) { add(number_behind(at + phrase.size())); });
    telling.each(Telling::number_word, [&](std::string_view phrase, std::size_t at) {
        auto number = number_behind(at + phrase.size());
        if (!number.text.empty() && !is_of_others(at) && speaks_of_itself(plain.text, at, at + phrase.size()))
            add(std::move(number));
    });
    telling.each(Telling::statement_word, [&](std::string_view phrase, std::size_t at) {
        auto number = number_behind(at + phrase.size());
        bool const may_be = number.sure || names_liaison(number.text) || counts_by_year(number.text);
        bool const is_ours = may_be && !number.text.empty() && !names_owner(sentence.substr(number.end)) &&
                             !is_of_others(at) && handing_over.any_in(plain.text);
        if (is_ours) add(std::move(number));
    });
    return numbers;
}

} // namespace liaison
