#include "desk/automatic.hpp"
#include "core/text.hpp"
#include "desk/receipt_subjects.hpp"
#include "parser/subject_prefixes.hpp"
#include "parser/tracker_marks.hpp"

namespace liaison {
namespace {

/// How mail programs begin the subject of an out-of-office or other automatic reply.
constexpr std::array<std::string_view, 49> reply_subjects{"automatic reply",
                                                          "auto reply",
                                                          "autoreply",
                                                          "auto-reply",
                                                          "auto response",
                                                          "autoresponse",
                                                          "auto-response",
                                                          "auto:",
                                                          "out of office",
                                                          "out-of-office",
                                                          "out of the office",
                                                          "vacation",
                                                          "away from the office",
                                                          "abwesenheitsnotiz",
                                                          "abwesenheit",
                                                          "abwesend",
                                                          "automatische antwort",
                                                          "nicht im büro",
                                                          "réponse automatique",
                                                          "reponse automatique",
                                                          "absence du bureau",
                                                          "absent du bureau",
                                                          "respuesta automática",
                                                          "respuesta automatica",
                                                          "fuera de la oficina",
                                                          "ausencia",
                                                          "risposta automatica",
                                                          "fuori sede",
                                                          "fuori ufficio",
                                                          "resposta automática",
                                                          "resposta automatica",
                                                          "ausência",
                                                          "automatisch antwoord",
                                                          "afwezig",
                                                          "autosvar",
                                                          "automatiskt svar",
                                                          "frånvaro",
                                                          "automatisk svar",
                                                          "fravær",
                                                          "automaattinen vastaus",
                                                          "automatyczna odpowiedź",
                                                          "automatická odpověď",
                                                          "Автоответ",
                                                          "Автоматический ответ",
                                                          "自动答复",
                                                          "自动回复",
                                                          "自動回覆",
                                                          "自動応答",
                                                          "자동 회신"};

constexpr std::array<std::string_view, 6> reply_headers{"X-Autoreply",  "X-Autorespond",    "X-Autoresponder",
                                                        "X-Auto-Reply", "X-AutoReply-From", "X-Mail-Autoreply"};

/// A program puts such words before the subject that it answers, "Out of office: X"; a person writes "Out of office in
/// December". By themselves they are nobody's subject but a program's; "Vacation" alone is.
bool is_prefix(std::string_view subject, std::string_view words) {
    if (!starts_with_word(subject, words)) return false;
    auto const rest = trimmed(subject.substr(words.size()));
    static constexpr std::array<std::string_view, 8> signs{":", "：", "-", "–", "—", "[", "(", "re"};
    if (words.ends_with(':')) return true;
    if (rest.empty()) return words != "vacation" && words != "ausencia" && words != "abwesend";
    return std::ranges::any_of(signs, [&](auto sign) { return starts_with_word(rest, sign); });
}

std::string auto_submitted(Mail const& mail) {
    auto const value = mail.header("Auto-Submitted");
    return lower_case(trimmed(value.substr(0, value.find_first_of(";("))));
}

bool is_automatic_reply(Arrival const& arrival) {
    auto const& mail = arrival.mail;
    auto const subject = without_prefixes(mail.subject);
    return auto_submitted(mail) == "auto-replied" || same_word(trimmed(mail.header("Precedence")), "auto_reply") ||
           std::ranges::any_of(reply_headers, [&](auto name) { return mail.has_header(name); }) ||
           std::ranges::any_of(reply_subjects, [&](auto begin) { return is_prefix(subject, begin); });
}

bool is_receipt_report(Mail const& mail) {
    return (mail.top.type == "multipart/report" &&
            same_word(mail.top.parameter("report-type"), "disposition-notification")) ||
           find_part(mail.top, "message/disposition-notification") != nullptr;
}

/// A receipt repeats To, Subject and Sent of the mail that was read, which look like a form; it asks for nothing.
bool is_plain_receipt(Arrival const& arrival) {
    auto const asks = [](Evidence const& e) { return e.field == Field::purpose || e.field == Field::deadline; };
    return is_receipt_subject(without_marks(arrival.mail.subject)) && arrival.draft.attachments.empty() &&
           std::ranges::none_of(arrival.draft.evidence, asks);
}

/// A calendar's own answer; an invitation is for a person.
bool is_calendar_reply(Mail const& mail) {
    auto const* part = find_part(mail.top, "text/calendar");
    if (part == nullptr) return false;
    auto const method = part->parameter("method");
    return same_word(method, "REPLY") || same_word(method, "REFRESH") || same_word(method, "COUNTER");
}

} // namespace

Part const* find_part(Part const& top, std::string_view type) {
    if (top.type == type) return &top;
    for (auto const& part : top.parts)
        if (auto const* found = find_part(part, type)) return found;
    return nullptr;
}

bool has_null_sender(Arrival const& arrival) {
    return arrival.envelope.sender.empty() &&
           (arrival.envelope.via != "imap" || trimmed(arrival.mail.header("Return-Path")) == "<>");
}

std::optional<std::string> sent_by_program(Arrival const& arrival) {
    auto const how = auto_submitted(arrival.mail);
    if (has_null_sender(arrival)) return std::string{null_sender_mail};
    if (!how.empty() && how != "no") return "mail of a program";
    return std::nullopt;
}

std::optional<std::string> kind_of_automatic(Arrival const& arrival) {
    if (is_receipt_report(arrival.mail) || is_plain_receipt(arrival)) return "read receipt";
    if (is_automatic_reply(arrival)) return "automatic reply";
    if (is_calendar_reply(arrival.mail)) return "answer of a calendar";
    if (arrival.draft.form == Form::tool || arrival.draft.tool_notice != ToolNotice::none) return std::nullopt;
    if (auto const tracker = tracker_named(arrival.mail)) return fmt::format("notice of a tracker, {}", *tracker);
    return arrival.draft.form == Form::none ? sent_by_program(arrival) : std::nullopt;
}

} // namespace liaison
