#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/label_reader.hpp"
#include "parser/subject.hpp"
#include <array>
#include <fmt/format.h>

namespace liaison {
namespace {

struct PurposeWord {
    std::string_view word;
    Purpose purpose;
};

/// The first row whose word stands in the value decides.
constexpr auto purpose_words = std::to_array<PurposeWord>({
    {"request for information", Purpose::action},
    {"request for review", Purpose::comment},
    {"in response", Purpose::response},
    {"en reponse", Purpose::response},
    {"en respuesta", Purpose::response},
    {"action", Purpose::action},
    {"actions", Purpose::action},
    {"suite a donner", Purpose::action},
    {"accion", Purpose::action},
    {"actuacion", Purpose::action},
    {"azione", Purpose::action},
    {"bearbeitung", Purpose::action},
    {"aktion", Purpose::action},
    {"masnahme", Purpose::action},
    {"acao", Purpose::action},
    {"действий", Purpose::action},
    {"действия", Purpose::action},
    {"принятия мер", Purpose::action},
    {"行动", Purpose::action},
    {"行動", Purpose::action},
    {"处理", Purpose::action},
    {"處理", Purpose::action},
    {"対応", Purpose::action},
    {"アクション", Purpose::action},
    {"조치", Purpose::action},
    {"decision", Purpose::action},
    {"approval", Purpose::action},
    {"comment", Purpose::comment},
    {"review", Purpose::comment},
    {"feedback", Purpose::comment},
    {"comments", Purpose::comment},
    {"commentaire", Purpose::comment},
    {"commentaires", Purpose::comment},
    {"observations", Purpose::comment},
    {"stellungnahme", Purpose::comment},
    {"kommentar", Purpose::comment},
    {"kommentierung", Purpose::comment},
    {"comentario", Purpose::comment},
    {"comentarios", Purpose::comment},
    {"commento", Purpose::comment},
    {"замечаний", Purpose::comment},
    {"комментариев", Purpose::comment},
    {"意见", Purpose::comment},
    {"意見", Purpose::comment},
    {"コメント", Purpose::comment},
    {"의견", Purpose::comment},
    {"response", Purpose::response},
    {"reply", Purpose::response},
    {"reponse", Purpose::response},
    {"antwort", Purpose::response},
    {"beantwortung", Purpose::response},
    {"respuesta", Purpose::response},
    {"risposta", Purpose::response},
    {"ответ", Purpose::response},
    {"ответа", Purpose::response},
    {"回复", Purpose::response},
    {"答复", Purpose::response},
    {"回覆", Purpose::response},
    {"答覆", Purpose::response},
    {"回答", Purpose::response},
    {"返信", Purpose::response},
    {"information", Purpose::information},
    {"info", Purpose::information},
    {"notification", Purpose::information},
    {"awareness", Purpose::information},
    {"fyi", Purpose::information},
    {"informacion", Purpose::information},
    {"informazione", Purpose::information},
    {"informacao", Purpose::information},
    {"kenntnis", Purpose::information},
    {"kenntnisnahme", Purpose::information},
    {"информации", Purpose::information},
    {"сведения", Purpose::information},
    {"参考", Purpose::information},
    {"參考", Purpose::information},
    {"瞭解", Purpose::information},
    {"通報", Purpose::information},
    {"参照", Purpose::information},
    {"知悉", Purpose::information},
    {"信息", Purpose::information},
    {"通报", Purpose::information},
    {"情報", Purpose::information},
    {"参考情報", Purpose::information},
    {"정보", Purpose::information},
    {"참고", Purpose::information},
});

bool is_wide(std::string_view word) { return static_cast<unsigned char>(word.front()) >= 0xE3; }

struct FieldOf {
    Meaning meaning;
    Field field;
    Rank rank;
    std::optional<Purpose> purpose = {};
};

constexpr auto fields = std::to_array<FieldOf>({
    {Meaning::title, Field::title, Rank::label},
    {Meaning::from, Field::from, Rank::label},
    {Meaning::to, Field::to, Rank::label},
    {Meaning::to_for_action, Field::to, Rank::label, Purpose::action},
    {Meaning::to_for_comment, Field::to, Rank::label, Purpose::comment},
    {Meaning::to_for_information, Field::to, Rank::label, Purpose::information},
    {Meaning::cc, Field::cc, Rank::label},
    {Meaning::purpose, Field::purpose, Rank::label},
    {Meaning::deadline, Field::deadline, Rank::label},
    {Meaning::from_contact, Field::from_contact, Rank::label},
    {Meaning::response_contact, Field::response_contact, Rank::label},
    {Meaning::technical_contact, Field::technical_contact, Rank::label},
    {Meaning::contact, Field::contact, Rank::label},
    {Meaning::email, Field::contact, Rank::prose},
    {Meaning::cc_contact, Field::cc_contact, Rank::label},
    {Meaning::identifier, Field::identifier, Rank::label},
    {Meaning::in_response_to, Field::in_response_to, Rank::label},
    {Meaning::supersedes, Field::supersedes, Rank::label},
    {Meaning::study_group, Field::from, Rank::heading},
    {Meaning::question, Field::from, Rank::guess},
});

/// How far a label by itself is believed: less where running text may have such a line.
Rank rank_alone(Field field) { return field == Field::from || field == Field::to ? Rank::prose : Rank::heading; }

/// "Action required: please review by 1 March" has the purpose in its label, and perhaps the deadline behind it.
bool names_action(LabelledValue const& value) {
    auto const label = folded_line(value.label);
    bool const names = label == "action required" || label == "action requested" || label == "requested action" ||
                       label == "expected action";
    return names && !says_nothing(value.value) && !value.value.empty() && !read_purpose(value.value);
}

/// "Study Group: 15" and "Question(s): 10/15" say nothing without their labels.
std::string text_of(LabelledValue const& value) {
    if (value.value.empty()) return {};
    if (value.meaning == Meaning::study_group) return "Study Group " + value.value;
    if (value.meaning == Meaning::question) return "Question " + value.value;
    if (value.meaning == Meaning::purpose && names_action(value)) return "action";
    return value.value;
}

/// Whether the value names nothing but documents: "Document 5D/TEMP/223(Rev. 1)".
bool is_document_number(std::string_view value) {
    if (!starts_with_word(value, "document ") && !starts_with_word(value, "doc. ")) return false;
    auto const numbers = find_identifiers(value);
    return !numbers.empty();
}

/// Whether it is a document's number and nothing else: "Liaison Statement: FASG_LS_27".
bool is_number(std::string_view value) {
    auto const text = trimmed(value);
    auto const numbers = find_identifiers(text);
    return numbers.size() == 1 && numbers[0].sure && numbers[0].begin == 0 && numbers[0].end == text.size();
}

/// "Reference: your LS SPRING-LS-4" is what it answers.
bool is_theirs(std::string_view value) {
    auto const plain = folded(value.substr(0, 32));
    return std::ranges::any_of(std::to_array<std::string_view>({"your ", "ls from ", "liaison from "}),
                               [&](auto words) { return plain.starts_with(words); });
}

/// "Reply to:" and "Answer to:" are followed by an address, or by what this is the reply to; ITU-R's "Source:" by a
/// document's number, and its "Status:" by the purpose.
Meaning settled(LabelledValue const& value) {
    if (value.meaning == Meaning::status) return names_purpose(value.value) ? Meaning::purpose : Meaning::passed_over;
    if (value.meaning == Meaning::from && is_document_number(value.value)) return Meaning::identifier;
    bool const says_what = value.meaning == Meaning::deadline && names_purpose(value.value);
    if (says_what && !read_date(value.value, std::nullopt).date) return Meaning::purpose; // "Action expected: comment"
    if (value.meaning == Meaning::title && is_number(value.value)) return Meaning::identifier;
    if (value.meaning == Meaning::identifier && is_theirs(value.value)) return Meaning::in_response_to;
    bool const is_for_replies = value.meaning == Meaning::reply_to || value.meaning == Meaning::in_response_to;
    if (is_for_replies && value.value.contains('@') && find_identifiers(value.value).empty())
        return Meaning::response_contact;
    if (value.meaning != Meaning::reply_to) return value.meaning;
    return find_identifiers(value.value).empty() ? Meaning::passed_over : Meaning::in_response_to;
}

struct Box {
    std::string_view sign;
    bool ticked;
};
constexpr auto box_signs = std::to_array<Box>({{"[ x ]", true},
                                               {"[ X ]", true},
                                               {"[ ]", false},
                                               {"[]", false},
                                               {"( )", false},
                                               {"☐", false},
                                               {"□", false},
                                               {"[x]", true},
                                               {"[X]", true},
                                               {"(x)", true},
                                               {"(X)", true},
                                               {"☒", true},
                                               {"☑", true},
                                               {"■", true}});

/// Of "[x] For action [ ] For comment" what is ticked; all of it where there are no boxes.
std::string ticked(std::string_view value) {
    std::string chosen;
    bool boxed = false, take = true;
    for (std::size_t at = 0; at < value.size();) {
        auto const box =
            std::ranges::find_if(box_signs, [&](auto const& b) { return value.substr(at).starts_with(b.sign); });
        if (box == box_signs.end()) {
            if (take) chosen += value[at];
            ++at;
            continue;
        }
        if (!std::exchange(boxed, true)) chosen.clear();
        take = box->ticked;
        chosen += ' ';
        at += box->sign.size();
    }
    return chosen;
}

/// Takes out what is said not to be wanted: "for information, no further action required".
void erase_denials(std::string& text) {
    static constexpr auto beginnings = std::to_array<std::string_view>({"no ", "keine ", "sans ", "aucune "});
    static constexpr auto wanted = std::to_array<std::string_view>(
        {"action", "reply", "response", "answer", "comment", "feedback", "antwort", "reponse", "suite"});
    static constexpr auto endings =
        std::to_array<std::string_view>({"not needed", "not required", "not expected", "not necessary"});
    constexpr std::size_t reach = 24; // "no immediate or formal response"
    constexpr std::string_view clause_ends = ",;.()";
    for (auto const beginning : beginnings)
        for (auto at = text.find(beginning); at != text.npos; at = text.find(beginning, at + 1)) {
            bool const is_word = at == 0 || std::string_view{" ,;(-"}.contains(text[at - 1]);
            auto const clause = text.substr(at, std::min(text.find_first_of(clause_ends, at), text.size()) - at);
            auto const near = std::string_view{clause}.substr(0, reach);
            if (is_word && std::ranges::any_of(wanted, [&](auto word) { return near.contains(word); }))
                text.erase(at, clause.size());
        }
    for (auto const ending : endings)
        if (auto const at = text.find(ending); at != text.npos) {
            auto const before = text.find_last_of(",;.(-", at);
            auto const begin = before == text.npos ? 0 : before + 1;
            text.erase(begin, at + ending.size() - begin);
        }
}

} // namespace

std::optional<Purpose> read_purpose(std::string_view value) {
    auto text = folded_line(ticked(value));
    if (text == "act") return Purpose::action; // ISO's forms: ACT, COM, FYI
    if (text == "com") return Purpose::comment;
    erase_denials(text);
    for (auto const& [word, purpose] : purpose_words)
        if (is_wide(word) ? text.contains(word) : has_folded_word(text, word)) return purpose;
    return std::nullopt;
}

bool names_purpose(std::string_view value) {
    constexpr std::ptrdiff_t most_blanks = 3; // "For action and comment"
    return std::ranges::count(value, ' ') <= most_blanks && read_purpose(value) && !says_nothing(value);
}

bool says_nothing(std::string_view value) {
    static constexpr std::array<std::string_view, 28> nothing{"n.a",
                                                              "n/a",
                                                              "na",
                                                              "none",
                                                              "nil",
                                                              "-",
                                                              "--",
                                                              "---",
                                                              "tbd",
                                                              "n.a.",
                                                              "no",
                                                              "nothing",
                                                              "n/d",
                                                              "aucun",
                                                              "aucune",
                                                              "neant",
                                                              "not applicable",
                                                              "not specified",
                                                              "keine",
                                                              "keiner",
                                                              "entfallt",
                                                              "ninguno",
                                                              "ninguna",
                                                              "nessuno",
                                                              "无",
                                                              "なし",
                                                              "нет",
                                                              "없음"};
    auto text = folded_line(value);
    while (!text.empty() && (text.back() == '.' || text.back() == ';' || text.back() == ',')) text.pop_back();
    while (text.size() > 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
    return text.empty() || contains(nothing, std::string_view{text});
}

namespace {

/// The one date in "Comment until 2027-01-31".
std::string date_in(std::string_view value) {
    auto const plain = folded_with_origin(value);
    auto const dates = find_dates(plain.text, std::nullopt);
    if (dates.size() != 1 || !dates[0].date || dates[0].in_range) return {};
    auto const begin = plain.origin(dates[0].begin);
    return std::string{value.substr(begin, plain.origin(dates[0].end) - begin)};
}

} // namespace

std::vector<Evidence> evidence_of(LabelledText const& labelled, std::string_view place_prefix) {
    std::vector<Evidence> evidence;
    for (auto const& value : labelled.values) {
        auto const meaning = settled(value);
        auto const row = std::ranges::find(fields, meaning, &FieldOf::meaning);
        if (row == fields.end()) continue;
        evidence.push_back({.field = row->field,
                            .text = text_of(value),
                            .place = fmt::format("{} line {}, \"{}\"", place_prefix, value.line, value.label),
                            .rank = value.in_form ? row->rank : std::min(row->rank, rank_alone(row->field)),
                            .purpose = row->purpose});
        if (meaning == Meaning::title)
            for (auto& number : own_numbers_in_title(value.value))
                evidence.push_back({.field = Field::identifier,
                                    .text = std::move(number),
                                    .place = evidence.back().place,
                                    .rank = Rank::heading});
        if (auto date = meaning == Meaning::purpose ? date_in(value.value) : std::string{}; !date.empty())
            evidence.push_back({.field = Field::deadline,
                                .text = std::move(date),
                                .place = evidence.back().place,
                                .rank = Rank::prose});
    }
    return evidence;
}

} // namespace liaison
