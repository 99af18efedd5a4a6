#include "parser/deadline_label.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>
#include <string>

namespace liaison {
namespace {

/// What is wanted.
constexpr auto answer_words = std::to_array<std::string_view>(
    {"response",       "responses",   "reply",    "replies",   "answer",       "answers",       "comment",
     "comments",       "feedback",    "input",    "inputs",    "review",       "remarks",       "action",
     "respond",        "views",       "reponse",  "reponses",  "commentaires", "commentaire",   "respuesta",
     "respuestas",     "comentarios", "antwort",  "antworten", "ruckmeldung",  "ruckmeldungen", "stellungnahme",
     "stellungnahmen", "kommentare",  "risposta", "risposte",  "commenti",     "ответ",         "ответа",
     "ответов",        "замечаний"});
/// What limits it, alone: "Closing date".
constexpr auto limit_words = std::to_array<std::string_view>(
    {"deadline", "due", "closing", "target", "latest", "cut-off", "cutoff", "limite", "butoir", "frist", "falligkeit",
     "fallig", "fallig am", "termin", "plazo", "tope", "scadenza", "срок", "крайний"});
/// What limits it beside a word for the answer or for the wish.
constexpr auto weak_limit_words =
    std::to_array<std::string_view>({"by", "before", "until", "till", "date", "day", "time", "bis", "avant", "antes",
                                     "hasta", "entro", "до", "datum", "fecha", "data", "no later than"});
/// That it is wanted: "Response requested: Yes, by 14 April".
constexpr auto wish_words = std::to_array<std::string_view>({"requested", "required", "expected", "needed", "wanted",
                                                             "desired", "sought", "erbeten", "gewunscht", "attendue",
                                                             "attendues", "souhaitee", "solicitada", "requerida"});
constexpr auto filler_words = std::to_array<std::string_view>(
    {"please", "kindly", "send", "provide", "submit", "return", "us",   "your", "for",     "to",       "of",    "the",
     "any",    "a",      "an",   "on",      "is",     "are",    "be",   "our",  "not",     "no",       "later", "than",
     "at",     "pour",   "les",  "la",      "le",     "de",     "des",  "para", "las",     "los",      "el",    "der",
     "die",    "das",    "fur",  "per",     "il",     "bitte",  "ihre", "ls",   "liaison", "statement"});

constexpr auto wide_answers = std::to_array<std::string_view>(
    {"回复", "答复", "回答", "反馈", "意见", "意見", "返信", "コメント", "回函", "회신", "답변", "의견"});
constexpr auto wide_limits =
    std::to_array<std::string_view>({"截止", "期限", "期日", "締切", "締め切り", "之前", "기한", "마감"});

template <std::size_t N> bool stands_in(std::string_view text, std::array<std::string_view, N> const& words) {
    return std::ranges::any_of(words, [&](auto word) { return text.contains(word); });
}

} // namespace

bool composes_deadline(std::string_view plain_label) {
    if (stands_in(plain_label, wide_answers)) return stands_in(plain_label, wide_limits);
    bool answer = false, limit = false, weak_limit = false, wish = false;
    for (auto const word : split(plain_label, ' ')) {
        bool const known_answer = contains(answer_words, word), known_limit = contains(limit_words, word);
        bool const known_weak = contains(weak_limit_words, word), known_wish = contains(wish_words, word);
        if (!known_answer && !known_limit && !known_weak && !known_wish && !contains(filler_words, word)) return false;
        answer |= known_answer;
        limit |= known_limit;
        weak_limit |= known_weak;
        wish |= known_wish;
    }
    return limit || (answer && (weak_limit || wish)) || (wish && weak_limit);
}

} // namespace liaison
