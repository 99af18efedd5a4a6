#include "parser/denial.hpp"
#include "core/text.hpp"
#include "parser/phrases.hpp"
#include <algorithm>
#include <array>

namespace liaison {

constexpr std::string_view beginnings_of_denials =
    "no response|no reply|no replies|no answer|no reaction|no action|no feedback|no comment|no input|no follow-up|"
    "no further action|no further response|no formal response|no formal reply|no specific action|no particular action|"
    "no immediate action|no direct action|not any response|no written|nothing ";
constexpr std::string_view denials_of_something =
    "not expect a|not expect any|not expecting|not required to|not require a|not require any|calls for no |"
    "call for no |asks for no |ask for no |requires no |require no |needs no |need no |expects no |expect no |"
    "seeks no |seek no |no need for a|not asking for|not ask for|not requesting|not request |no se requiere|"
    "no se espera|no se precisa|no es necesari|no hace falta|no requiere|no se solicita|no se pide|no solicita|no pide|"
    "no esperamos|n'appelle pas|n'appelle aucune|n'attend pas|n'attendons pas";
constexpr std::string_view denials =
    "for information only|for your information only|information purposes|solely for information|only for information|"
    "only for your information|purely for information|merely for information|for information alone|"
    "no need to reply|no need to respond|no need to answer|no need to act|no need to react|"
    "not need to reply|not need to respond|not need to answer|not have to reply|not have to respond|"
    "not have to answer|need not reply|need not respond|need not answer|need not act|need not react|"
    "no action for |no action on |no obligation to|ask nothing|asks nothing|want nothing|wants nothing|"
    "not asking you for|not asking for anything|ask you for nothing|request nothing|expect nothing|expects "
    "nothing|antwort ist nicht|reaktion ist nicht|ruckmeldung ist nicht|"
    "antwort wird nicht|reponse n'est pas|fines de informacion|fines informativos|a titulo de informacion|"
    "keine antwort|keine ruckmeldung|keine reaktion|keine stellungnahme|keine massnahme|keiner antwort|"
    "keiner ruckmeldung|nur zur kenntnis|nur zur information|lediglich zur|aucune reponse|aucune action|aucune mesure|"
    "aucune suite|aucune reaction|pas de reponse|uniquement pour information|uniquement a titre|simple information|"
    "purement informatif|unicamente a titulo|unicamente informativ|solo a titulo|meramente informativ|"
    "nessuna risposta|non e richiesta|non si attende|ответ не|ответа не|не требует ответа|только для сведения|"
    "无需|不需要|毋须|毋需|仅供参考|僅供參考|返信は不要|回答は不要|返信不要|회신은 필요|회신이 필요하지";

namespace {

/// How English goes on, maybe far behind.
constexpr auto wanted = std::to_array<std::string_view>(
    {"required", "needed", "expected", "necessary", "requested", "wanted", "sought", "asked", "anticipated",
     "called for", "foreseen", "from you", "on your side", "on your part", "from your side", "is due", "to do"});

/// What may be wanted.
constexpr auto answers_and_deeds = std::to_array<std::string_view>(
    {"response", "respond",  "reply",  "replies",    "answer",    "action",    "act ",     "comment",
     "feedback", "reaction", "react",  "input",      "follow-up", "respuesta", "responda", "accion",
     "reponse",  "suite",    "mesure", "comentario", "contest",   "medida"});

constexpr std::size_t reach = 70;

/// The clause in which something is said to be unwanted: another sentence may begin behind "and".
std::string_view clause_from(std::string_view plain, std::size_t begin) {
    auto clause = plain.substr(std::min(begin, plain.size()), reach);
    clause = clause.substr(0, clause.find_first_of(".;?!"));
    for (std::string_view const next : {", and ", ", but ", ", so ", ", however"})
        clause = clause.substr(0, clause.find(next));
    return clause;
}

template <std::size_t N> bool holds_any(std::string_view clause, std::array<std::string_view, N> const& words) {
    return std::ranges::any_of(words, [&](auto word) { return clause.contains(word); });
}

} // namespace

bool is_denied(Denial kind, std::string_view plain, std::size_t behind) {
    switch (kind) {
    case Denial::whole: return true;
    case Denial::beginning: return holds_any(clause_from(plain, behind), wanted);
    case Denial::of_something: {
        constexpr std::size_t near = 40; // "requires no immediate or formal response"
        return holds_any(clause_from(plain, behind).substr(0, near), answers_and_deeds);
    }
    }
    return false;
}

bool wants_nothing(std::string_view plain) {
    static Phrases const phrases{denials, beginnings_of_denials, denials_of_something};
    bool found = false;
    phrases.each_in(plain, [&](std::size_t number, std::size_t at) {
        found |= is_denied(static_cast<Denial>(phrases.list_of(number)), plain, at + phrases.phrase(number).size());
    });
    return found;
}

} // namespace liaison
