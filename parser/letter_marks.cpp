#include "parser/letter_marks.hpp"
#include "core/text.hpp"
#include "parser/denial.hpp"
#include "parser/fold.hpp"
#include "parser/intent_words.hpp"
#include "parser/phrases.hpp"
#include <algorithm>

namespace liaison {
namespace {

// Folded and separated by "|", like the words of parser/prose_words.hpp; a language more is a few words more.

constexpr std::string_view names_of_letter =
    "verbindungserklarung|verbindungsschreiben|declaracion de coordinacion|note de liaison|nota de coordinacion|"
    "as a formal liaison|formal liaison|this letter|this liaison|this communication|this statement|this formal|this "
    "official|official "
    "communication|official letter|"
    "official statement|formal communication|formal letter|formal statement|make a statement|following statement|"
    "following letter|following communication|attached letter|enclosed letter|a letter for |a letter to |letter from |"
    "approved letter|agreed letter|approved text|writing to the |writing to you on behalf|i write on behalf|"
    "writing on behalf|i write for |we write to |we are writing to |make the following known|hereby inform|"
    "formally |officially |dieses schreiben|mit diesem schreiben|hiermit |cette lettre|la presente|par la presente|"
    "present courrier|ce courrier|presente communication|cette communication|esta comunicacion|esta carta|"
    "la presente carta|por la presente|esta nota|questa lettera|con la presente|настоящ|этим письмом|本函|本文书|"
    "特此|谨此|此函|本書|本状|本文書";

constexpr std::string_view subjects_of_letters =
    "stellungnahme an|liaison |liaison:|declaracion|verbindungsschreiben|zur kenntnis|letter |letter:|statement "
    "|statement:|communication |response to |reply to |answer to |answer on |request to |"
    "request from |request for |input to |input on |to the ietf|to ietf|schreiben|anfrage an|antwort an|courrier|"
    "lettre|communication|carta |comunicacion|respuesta|lettera|письмо|обращение|函|书面|書簡|照会";

constexpr std::string_view greetings_of_office =
    "respected sir|respected madam|to whom it may concern|dear chair|dear co-chair|dear working group|dear wg|dear "
    "area director|dear colleagues|dear sir|dear madam|"
    "dear sirs|dear members|dear experts|dear ietf|dear iesg|dear iab|dear secretar|dear liaison|dear convenor|"
    "to the chair|to the members|dear friends and colleagues|honourable|sehr geehrte|geschatzte|werte |"
    "mesdames|messieurs|madame, monsieur|chers collegues|chers membres|chers president|"
    "monsieur le president|estimados|estimadas|distinguid|senores|gentili|egregi|spettabile|уважаем|尊敬的|敬启|各位|"
    "拝啓|御中|貴ワーキング|귀하|존경하는";

constexpr std::string_view for_whom =
    "i. a. |i.a. |i. v. |p.o. |for the |for and on behalf|on behalf of|for and in the name|pour le |pour la |pour "
    "l'|au nom d|im auftrag|"
    "im namen|fur den |fur die |fur das |por el |por la |en nombre d|per il |per la |от имени|代表";

constexpr std::string_view offices =
    "chair|convenor|convener|rapporteur|secretar|counsellor|director general|director of standard|executive director|"
    "president|liaison|committee manager|standards manager|head of standard|coordinator|technical "
    "officer|vorsitz|sekretar|"
    "leiter der|geschaftsfuhr|conseill|secretaire|rapporteu|relator|secretari|presidente|consejer|segretari|"
    "председател|секретар|докладчик|主席|秘书|秘書|主任|主査|議長|事務局|의장|간사";

constexpr std::string_view decisions =
    "at its meeting|at our meeting|at the meeting|in its meeting|in our meeting|during "
    "its|plenary|resolution|resolved|general assembly|"
    "unanimous|has approved|was approved|approved |has agreed|was agreed|agreed to|has decided|decided to|"
    "has consented|consented |has adopted|adopted |has resolved|has confirmed|has been confirmed|has concluded|"
    "beschlossen|verabschiedet|auf seiner sitzung|auf ihrer sitzung|lors de sa reunion|a approuve|a adopte|a decide|"
    "a convenu|en su reunion|aprobo|acordo|ha aprobado|ha acordado|adopto|ha approvato|ha deciso|на заседании|"
    "утвержд|одобр|решил|принял|会议|通过|批准|決議|決定|承認";

constexpr std::string_view own_business =
    "my thesis|my telephone|my phone|my new |my address|my colleague and i|my paper|my draft|my question|my student|"
    "my company|my apologies|i am a student|i'm a student|i'm writing my|i would like to apply|i should like to apply|"
    "i noticed that|i wonder |i was wondering|i have a question|tell me |let me know how|upload|my slides|our slides|"
    "how do i |how can i |where do i |where can i |am i |may i ask you|new colleague|telephone number|"
    "address book|meine diplomarbeit|meine frage|ma these|mi tesis|mi pregunta|ich habe eine frage|j'ai une question|"
    "tengo una pregunta";

/// What people arrange between them: a letter about it is theirs, though they sign for their bodies.
constexpr std::string_view personal_matters =
    "our call|the call on|call on monday|call on tuesday|call on wednesday|call on thursday|call on friday|reschedul|"
    "doodle|dial-in|time slot|timeslot|nice to see you|good to see you|it was a pleasure to meet|my vacation|my "
    "holiday|"
    "happy birthday|congratulations on your";

// Of a statement two things are told: that it came, or is to be passed over, and what will be done, or went wrong.
constexpr std::string_view of_receiving =
    "please ignore|please disregard|kindly ignore|kindly disregard|bitte ignorieren|veuillez ignorer|"
    "which we received|we received your|have received your|has been received|receipt of your|acknowledge receipt|"
    "confirm receipt|confirm the receipt|haben wir erhalten|avons bien recu|hemos recibido|已收到";
constexpr std::string_view of_promising =
    "by mistake|in error|last mail|last e-mail|previous mail|previous e-mail|earlier mail|aus versehen|irrtumlich|par "
    "erreur|"
    "por error|"
    "have assigned|has been assigned|has been forwarded|have forwarded|was forwarded|will get back|will come back|"
    "should have our|will have our|will receive our|is on the agenda|will be discussed|will be considered at|"
    "will be treated|will reply|will respond|will answer|in due course|leiten wir weiter|weitergeleitet|"
    "melden uns|reviendrons vers|transmis a|responderemos|将答复|转交";

constexpr std::string_view other_subjects =
    "relationship|wglc|unsubscribe|undeliver|last call|call for |minutes|meeting report|report of the "
    "meeting|agenda|registration|invitation to "
    "attend|invitation to join|invitation:|you are invited|"
    "rapporteur meeting|interim meeting|announcement|survey|newsletter|status of|have you received|did you receive|"
    "test mail|liaison manager|liaison officer|reminder|call on |webinar|workshop|seminar|conference|congress|"
    "save the date|vacancy|job |application for|change of|new address|new colleague|out of office|holiday|vacation|"
    "congratulations|thank you|thanks|a question|question about|question on|question re|quick question|help |how "
    "to|ipr |nomination|press release|contribution|upload";

Phrases const letters{names_of_letter}, subjects{subjects_of_letters}, office_greetings{greetings_of_office},
    whom{for_whom}, roles{offices}, decided{decisions}, personal{own_business}, received{of_receiving},
    promised{of_promising}, others{other_subjects}, business{other_matters, personal_matters};

struct Signature {
    bool for_others = false;
    bool in_role = false;
};

/// The last lines: "Ann Lee / Secretary, IEEE 802.15", "for the Forum".
Signature read_signature(std::string_view text) {
    constexpr std::size_t most_lines = 8, longest_line = 90;
    Signature signature;
    std::size_t read = 0;
    for (auto rest = trimmed(text); !rest.empty() && read < most_lines;) {
        auto const begin = rest.rfind('\n') + 1; // npos + 1 is 0
        auto const line = trimmed(rest.substr(begin));
        rest = trimmed(rest.substr(0, begin));
        ++read;
        if (line.size() > longest_line || line.ends_with('.') || line.ends_with('?')) continue;
        auto const plain = folded(line);
        signature.for_others |= std::ranges::any_of(whom.all(), [&](auto w) { return plain.starts_with(w); });
        signature.in_role |= roles.any_in(plain);
    }
    return signature;
}

} // namespace

void LetterMarks::add(LetterMarks const& other) {
    names_itself |= other.names_itself;
    greets_office |= other.greets_office;
    wants_nothing |= other.wants_nothing;
    signs_for_others |= other.signs_for_others;
    signs_in_role |= other.signs_in_role;
    reports_decision |= other.reports_decision;
    asks_by_date |= other.asks_by_date;
    is_other_business |= other.is_other_business;
    is_receipt |= other.is_receipt;
    is_personal |= other.is_personal;
    has_other_subject |= other.has_other_subject;
}

LetterMarks find_letter_marks(std::string_view plain_subject, std::string_view text) {
    auto const plain = folded_line(text);
    auto const signature = read_signature(text);
    return {.names_itself = letters.any_in(plain) || subjects.any_in(plain_subject),
            .greets_office = office_greetings.any_in(plain),
            .wants_nothing = liaison::wants_nothing(plain),
            .signs_for_others = signature.for_others,
            .signs_in_role = signature.in_role,
            .reports_decision = decided.any_in(plain),
            .is_other_business = business.any_in(plain),
            .is_receipt = received.any_in(plain) && promised.any_in(plain),
            .is_personal = personal.any_in(plain),
            .has_other_subject =
                others.any_in(plain_subject) || plain_subject.contains('?') || plain_subject.contains("？")};
}

} // namespace liaison
