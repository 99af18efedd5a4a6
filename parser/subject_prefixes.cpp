#include "parser/subject_prefixes.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace liaison {
namespace {

constexpr std::string_view wide_colon = "：";

/// The words before a colon, folded. "VS" is an answer in Finnish and a forward in Danish: what is forwarded is read as
/// somebody's statement, so it counts as an answer. What is an acronym of our trade first ("BLS", "ATS") is left out.
constexpr auto reply_words = std::to_array<std::string_view>(
    {"re",   "res",   "aw",      "antw", "antwort", "sv",   "svar",      "vs",   "r",      "rep",
     "resp", "odp",   "odpoved", "odg",  "ynt",     "atb",  "vast",      "va",   "valasz", "απ",
     "σχετ", "ответ", "отв",     "на",   "отг",     "відп", "відповідь", "השב",  "תגובה",  "رد",
     "ตอบ",  "回复",  "答复",    "回覆", "回信",    "返信", "회신",      "답장", "tra loi"});
constexpr auto forward_words = std::to_array<std::string_view>({"fw",
                                                                "fwd",
                                                                "wg",
                                                                "weitergeleitet",
                                                                "wtr",
                                                                "wtrlt",
                                                                "tr",
                                                                "rv",
                                                                "i",
                                                                "enc",
                                                                "doorst",
                                                                "vb",
                                                                "vl",
                                                                "videresendt",
                                                                "pd",
                                                                "przekaz",
                                                                "ilt",
                                                                "fyi",
                                                                "tov",
                                                                "tovabbitas",
                                                                "proslijedeno",
                                                                "posr",
                                                                "predano",
                                                                "πρθ",
                                                                "пересл",
                                                                "переслано",
                                                                "препр",
                                                                "переадр",
                                                                "הועבר",
                                                                "إعادة توجيه",
                                                                "ส่งต่อ",
                                                                "转发",
                                                                "轉寄",
                                                                "转寄",
                                                                "轉發",
                                                                "転送",
                                                                "전달",
                                                                "chuyen tiep"});

/// What spam filters call a mail, folded, without figures and signs.
constexpr auto spam_words = std::to_array<std::string_view>(
    {"spam",          "suspected spam",    "possible spam", "probable spam",     "probably spam",
     "likely spam",   "potential spam",    "maybe spam",    "spam suspect",      "spam suspected",
     "spam detected", "spam score",        "spam mail",     "spam email",        "bulk",
     "bulk mail",     "bulk email",        "junk",          "junk mail",         "junk email",
     "spamverdacht",  "spam verdacht",     "spam suspecte", "suspicion de spam", "pourriel",
     "posible spam",  "correo no deseado", "sospetto spam", "possibile spam",    "спам",
     "垃圾邮件",      "疑似垃圾邮件",      "垃圾郵件",      "迷惑メール",        "スパム",
     "스팸"});

/// What gateways call mail from outside; those that begin with the very word also before a colon.
constexpr auto origin_words = std::to_array<std::string_view>({"external",
                                                               "external email",
                                                               "external mail",
                                                               "external sender",
                                                               "external message",
                                                               "extern",
                                                               "externe",
                                                               "externo",
                                                               "esterno",
                                                               "ext",
                                                               "ext email",
                                                               "email externe",
                                                               "expediteur externe",
                                                               "externe email",
                                                               "externer absender",
                                                               "correo externo",
                                                               "remitente externo",
                                                               "mittente esterno",
                                                               "caution external",
                                                               "caution external email",
                                                               "warning external",
                                                               "outside",
                                                               "внешняя почта",
                                                               "внешнее письмо",
                                                               "外部",
                                                               "外部邮件",
                                                               "外部メール"});

struct Frame {
    std::string_view open;
    std::string_view close;
};
constexpr auto mark_frames =
    std::to_array<Frame>({{"[", "]"}, {"{", "}"}, {"(", ")"}, {"<", ">"}, {"【", "】"}, {"**", "**"}, {"--", "--"}});

/// "re[2]", "re(2)", "re^2" and "re2" count the answers; "antw." is cut short.
std::string_view without_count(std::string_view word) {
    word = word.substr(0, word.find_first_of("[(^"));
    while (word.size() > 1 && std::string_view{"0123456789."}.contains(word.back())) word.remove_suffix(1);
    return trimmed(word);
}

/// What a mark in a frame says.
SubjectPrefix mark_named(std::string_view mark) {
    auto words = folded(mark);
    std::erase(words, '-'); // "e-mail"
    std::ranges::replace_if(words, [](char c) { return std::string_view{"0123456789.,:;?!/*_=+%"}.contains(c); }, ' ');
    auto const plain = collapsed(words);
    if (contains(spam_words, plain)) return SubjectPrefix::spam_mark;
    if (contains(origin_words, plain)) return SubjectPrefix::origin_mark;
    return SubjectPrefix::none;
}

std::optional<PrefixedSubject> split_word(std::string_view subject) {
    constexpr std::size_t longest_word = 32;
    auto const ascii = subject.substr(0, longest_word).find(':');
    auto const wide = subject.substr(0, longest_word).find(wide_colon);
    auto const colon = std::min(ascii, wide);
    if (colon == subject.npos) return std::nullopt;
    auto const folded_word = folded_line(subject.substr(0, colon));
    auto const word = without_count(folded_word);
    auto const rest = trimmed(subject.substr(colon + (wide < ascii ? wide_colon.size() : 1)));
    if (contains(reply_words, word)) return {{SubjectPrefix::reply, rest}};
    if (contains(forward_words, word)) return {{SubjectPrefix::forward, rest}};
    if (word == "ref" || word == "rif") return {{SubjectPrefix::reference, rest}};
    if (word.starts_with("extern") && mark_named(word) == SubjectPrefix::origin_mark)
        return {{SubjectPrefix::origin_mark, rest}};
    return std::nullopt;
}

/// Behind `sign`, and behind all of its kind where it is a row of them: "*****SPAM*****".
std::size_t end_of_run(std::string_view text, std::string_view sign) {
    bool const row = sign.find_first_not_of(sign.front()) == sign.npos;
    return row ? std::min(text.find_first_not_of(sign.front()), text.size()) : sign.size();
}

std::optional<PrefixedSubject> split_mark(std::string_view subject) {
    constexpr std::size_t longest_mark = 48;
    for (auto const& [open, close] : mark_frames) {
        if (!subject.starts_with(open)) continue;
        auto const words = end_of_run(subject, open);
        auto const end = subject.substr(0, longest_mark).find(close, words);
        auto const mark = end == subject.npos ? SubjectPrefix::none : mark_named(subject.substr(words, end - words));
        auto const rest = subject.substr(std::min(end, subject.size()));
        if (mark != SubjectPrefix::none) return {{mark, trimmed(rest.substr(end_of_run(rest, close)))}};
    }
    return std::nullopt;
}

/// A list's tag has no blank in it, and is no document's number.
std::optional<PrefixedSubject> split_tag(std::string_view subject) {
    constexpr std::size_t longest_tag = 40;
    auto const close = subject.find(']');
    if (!subject.starts_with('[') || close == subject.npos || close > longest_tag ||
        subject.substr(0, close).contains(' '))
        return std::nullopt;
    auto const tag = subject.substr(1, close - 1);
    auto const numbers = find_identifiers(tag);
    if (numbers.size() == 1 && numbers[0].sure && numbers[0].text.size() == tag.size()) return std::nullopt;
    return {{SubjectPrefix::list_tag, trimmed(subject.substr(close + 1))}};
}

} // namespace

PrefixedSubject split_prefix(std::string_view subject) {
    subject = trimmed(subject);
    for (auto const split_one : {split_word, split_mark, split_tag})
        if (auto const split = split_one(subject)) return *split;
    return {SubjectPrefix::none, subject};
}

std::string_view without_marks(std::string_view subject) {
    for (;;) {
        auto const [prefix, rest] = split_prefix(subject);
        if (prefix == SubjectPrefix::none || prefix == SubjectPrefix::reply || prefix == SubjectPrefix::forward)
            return trimmed(subject);
        subject = rest;
    }
}

std::string_view without_prefixes(std::string_view subject) {
    for (;;) {
        auto const [prefix, rest] = split_prefix(subject);
        if (prefix == SubjectPrefix::none) return rest;
        subject = rest;
    }
}

} // namespace liaison
