#include "parser/statement_form.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/label_reader.hpp"
#include "parser/letter.hpp"
#include "parser/phrases.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace liaison {
namespace {

/// Words by which a letter, a subject or a file's name says what it is.
constexpr std::string_view statement_words =
    "liaison statement|liaison letter|liaison response|liaison reply|reply liaison|liaison to |"
    "liaison from |liaison on |liaison:|liaison re|incoming liaison|outgoing liaison|new liaison|ls on |"
    "ls to |ls from |ls/r|ls reply|reply ls|ls response|response ls|ls about|note de liaison|"
    "declaration de liaison|lettre de liaison|declaracion de enlace|declaracion de coordinacion|"
    "nota de coordinacion|liaison-erklarung|liaisonerklarung|verbindungserklarung|verbindungsschreiben|"
    "nota di collegamento|заявление о взаимодействии|заявление о "
    "связях|联络声明|联络函|联络文件|聯絡聲明|聯絡函|聯絡文件|聯繫聲明|リエゾン文書|リエゾン声明|"
    "リエゾンステートメント|연락 문서|연락문서";

constexpr std::string_view attached_words =
    "attach|enclos|annex|ci-joint|piece jointe|pieces jointes|anbei|anlage|anhang|beigefugt|adjunt|"
    "allegat|вложен|прилага|приложен|附件|附上|随附|添付|첨부";

/// What only bodies write to bodies.
constexpr std::string_view body_words =
    "liaison|working group|wg|wgs|study group|task force|committee|iesg|dear ietf|on behalf of|ls";

Phrases const of_statements{statement_words}, of_bodies{body_words}, of_attaching{attached_words};

bool is_document(Part const& part) {
    auto const name = lower_case(part.name);
    for (std::string_view const ending : {".doc", ".docx", ".docm", ".pdf", ".zip", ".odt", ".rtf", ".dat"})
        if (name.ends_with(ending)) return true;
    return part.type == "application/pdf" || part.type == "application/msword" ||
           part.type.contains("wordprocessingml");
}

bool is_question(std::string_view plain_subject) { return plain_subject.contains('?') || plain_subject.contains("？"); }

/// Whether a subject or heading is a statement's own: it opens with the words for one, and goes on with who, whom or
/// what. "Liaison statements received" is in minutes.
bool opens_as_statement(std::string_view plain) {
    static constexpr auto openings = std::to_array<std::string_view>(
        {"liaison statement", "liaison letter", "liaison response", "reply liaison statement", "ls", "reply ls", "ls/r",
         "ls/i", "ls/o", "ls reply"});
    static constexpr auto going_on = std::to_array<std::string_view>({" to ", " from ", " on ", " about ", ":", " - "});
    return std::ranges::any_of(openings, [&](std::string_view opening) {
        auto const rest = plain.starts_with(opening) ? plain.substr(opening.size()) : std::string_view{};
        return std::ranges::any_of(going_on, [&](auto words) { return rest.starts_with(words); });
    });
}

std::string names_of_labels(LabelledText const& labelled) {
    std::vector<std::string> names;
    for (auto const& value : labelled.values)
        if (value.in_form && is_core(value.meaning) && !contains(names, value.label)) names.push_back(value.label);
    return "labels " + joined(names, ", ");
}

/// Whether it is between bodies at all: an invoice has sender, addressee and title, too.
bool speaks_of_bodies(std::string_view text) {
    auto const plain = folded(text);
    return std::ranges::any_of(of_bodies.all(), [&](auto word) { return has_folded_word(plain, word); }) ||
           of_statements.any_in(plain);
}

bool is_form(LabelledText const& labelled, std::string_view text, bool mentioned) {
    auto const has = [&](Meaning meaning) { return labelled.find(meaning) != nullptr; };
    bool const addressed =
        has(Meaning::from) || has(Meaning::to) || has(Meaning::to_for_action) || has(Meaning::to_for_information);
    auto const* const purpose = labelled.find(Meaning::purpose);
    // "Purpose: payment"
    bool const purposeful = purpose != nullptr && (says_nothing(purpose->value) || read_purpose(purpose->value) ||
                                                   mentioned || speaks_of_bodies(text));
    bool const of_a_statement = purposeful || has(Meaning::deadline) || has(Meaning::response_contact) ||
                                has(Meaning::technical_contact) || has(Meaning::to_for_action) ||
                                has(Meaning::to_for_comment) || has(Meaning::to_for_information);
    bool const enough = labelled.core_labels >= 3 || (labelled.core_labels == 2 && mentioned);
    return addressed && enough && (of_a_statement || (has(Meaning::title) && (mentioned || speaks_of_bodies(text))));
}

bool carries_document(Carrier const& carrier, std::string_view plain_subject, std::string_view plain_text) {
    if (std::ranges::none_of(carrier.attachments, [](auto const* part) { return is_document(*part); })) return false;
    bool const numbered =
        !carrier.subject.identifiers.empty() || std::ranges::any_of(carrier.attachments, [](auto const* part) {
            return std::ranges::any_of(find_identifiers(part->name), &IdentifierFound::sure);
        });
    bool const spoken_of = plain_text.contains("liaison") || has_folded_word(plain_text, "ls") ||
                           plain_subject.contains("liaison") || has_folded_word(plain_subject, "ls") ||
                           mentions_statement(plain_text);
    return numbered || (spoken_of && (of_attaching.any_in(plain_text) || mentions_statement(plain_subject)));
}

} // namespace

bool mentions_statement(std::string_view text) { return of_statements.any_in(folded(text) + " "); }

FormFound find_form_of(Carrier const& carrier, LabelledText const& labelled) {
    constexpr std::size_t shortest_letter = 40;
    if (carrier.is_notice) return {};
    if (labelled.find(Meaning::page) != nullptr && labelled.find(Meaning::title) != nullptr &&
        labelled.core_labels >= 3)
        return {Form::tool, "a statement management tool's mail"};
    if (carrier.is_program_notice) return {Form::none, "a tool's notice of an entry in it"};
    auto const plain_subject = folded(carrier.subject.plain) + " ";
    bool const mentioned =
        mentions_statement(carrier.subject.plain) ||
        std::ranges::any_of(labelled.headings, [](auto const& heading) { return mentions_statement(heading); });
    if (is_form(labelled, carrier.text, mentioned)) return {Form::labelled, names_of_labels(labelled)};
    auto const plain_text = folded(carrier.text);
    auto const marks = find_letter_marks(plain_subject, carrier.text);
    FormFound const unnamed{
        .may_be_letter = !carrier.subject.is_reply && trimmed(carrier.text).size() >= shortest_letter, .marks = marks};
    bool const headed = std::ranges::any_of(labelled.headings,
                                            [](auto const& h) { return folded(h).starts_with("liaison statement"); });
    bool const says_plainly = opens_as_statement(folded_line(carrier.subject.title)) ||
                              std::ranges::any_of(labelled.headings, [](auto const& heading) {
                                  auto const plain = folded_line(heading);
                                  return plain == "liaison statement" || opens_as_statement(plain);
                              });
    if (is_question(plain_subject) || (!says_plainly && marks.has_other_subject)) return unnamed;
    if (carries_document(carrier, plain_subject, plain_text))
        return {Form::covering, "a liaison statement is attached"};
    if (carrier.subject.is_reply) return {};
    auto const letter = why_letter(plain_subject, folded(carrier.subject.title) + " ", plain_text, headed);
    // who asks about statements sends none, nor does who tells that one has come
    if (letter.empty() || (marks.is_personal && !mentioned) || marks.is_receipt) return unnamed;
    return {Form::letter, std::string{letter}};
}

ToolNotice tool_notice_in(std::string_view plain_subject, std::string_view covering) {
    auto const subject = folded(plain_subject);
    if (subject.contains("needs your approval") || folded(covering).contains("until you approve it"))
        return ToolNotice::approval;
    if (subject.starts_with("updated liaison statement")) return ToolNotice::updated;
    if (subject.starts_with("[liaison deadline") || subject.starts_with("[liaison out of date"))
        return ToolNotice::reminder;
    if (folded(covering).contains("the following liaison expires")) return ToolNotice::reminder;
    return ToolNotice::none;
}

std::string title_in_tool_subject(std::string_view plain_subject) {
    if (auto const close = plain_subject.find("] ");
        starts_with_word(plain_subject, "[Liaison ") && close != plain_subject.npos)
        return std::string{plain_subject.substr(close + 2)};
    if (!starts_with_word(plain_subject, "New Liaison Statement,") &&
        !starts_with_word(plain_subject, "Updated Liaison Statement,"))
        return {};
    auto const open = plain_subject.find('"'), close = plain_subject.rfind('"');
    return open < close && close != plain_subject.npos ? std::string{plain_subject.substr(open + 1, close - open - 1)}
                                                       : std::string{};
}

} // namespace liaison
