#include "desk/automatic.hpp"
#include "core/text.hpp"

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

std::string_view without_reply_prefix(std::string_view subject) {
    constexpr std::array<std::string_view, 5> prefixes{"re:", "aw:", "fw:", "fwd:", "sv:"};
    for (bool again = true; again;) {
        again = false;
        subject = trimmed(subject);
        for (auto const prefix : prefixes)
            if (starts_with_word(subject, prefix)) {
                subject.remove_prefix(prefix.size());
                again = true;
            }
    }
    return subject;
}

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
    auto const subject = without_reply_prefix(mail.subject);
    return auto_submitted(mail) == "auto-replied" || same_word(trimmed(mail.header("Precedence")), "auto_reply") ||
           std::ranges::any_of(reply_headers, [&](auto name) { return mail.has_header(name); }) ||
           std::ranges::any_of(reply_subjects, [&](auto begin) { return is_prefix(subject, begin); });
}

bool is_receipt(Mail const& mail) {
    return (mail.top.type == "multipart/report" &&
            same_word(mail.top.parameter("report-type"), "disposition-notification")) ||
           find_part(mail.top, "message/disposition-notification") != nullptr;
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

std::optional<std::string> kind_of_automatic(Arrival const& arrival) {
    bool const no_statement = arrival.draft.form == Form::none && arrival.draft.tool_notice == ToolNotice::none;
    if (is_receipt(arrival.mail)) return "read receipt";
    if (is_automatic_reply(arrival)) return "automatic reply";
    if (is_calendar_reply(arrival.mail)) return "answer of a calendar";
    if (no_statement && arrival.envelope.sender.empty()) return std::string{null_sender_mail};
    if (no_statement && auto_submitted(arrival.mail) == "auto-generated") return "mail of a program";
    return std::nullopt;
}

} // namespace liaison
