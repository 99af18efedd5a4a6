#include "parser/prose_contacts.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/phrases.hpp"
#include "parser/sentences.hpp"
#include "parser/text_addresses.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

// Folded and separated by "|", like the words of parser/prose_words.hpp.

/// Who knows the matter.
constexpr std::string_view cues_of_expert =
    "technical|expert|editor|editorial|knows the|the detail|the details|wrote it|wrote the|written by|was written|"
    "drafted by|author|can explain|specialist|questions on the|questions about the|questions regarding the|"
    "queries on the|queries about the|on the substance|on the content|fachlich|inhaltlich|technisch|sachverstand|"
    "technique|redacteur|sur le fond|tecnic|redactor|sobre el contenido|технич|редактор|技术|技術|기술";
/// Where an answer goes.
constexpr std::string_view cues_of_answer =
    "tell us|let us know|inform us|reply|replies|respond|response|answer|comment|feedback|correspond|write to|send "
    "|sent to|addressed to|return|"
    "remarks|views|input|contribution|submit to|submitted to|submit your|submit "
    "comments|antwort|stellungnahme|ruckmeldung|kommentar|hinweise|schreiben sie|"
    "reponse|repond|commentaire|observations|faire parvenir|adresser|envoyer|respuesta|comentario|enviar|"
    "dirijan|dirigir|rispost|commenti|ответ|замечан|направ|отправ|回复|答复|意见|反馈|发送至|寄至|回答|意見|コメント|"
    "返信|"
    "送付|회신|의견";
/// Who can be asked.
constexpr std::string_view cues_of_contact =
    "contact|unclear|address is|can be reached|get in touch|in touch with|turn to |call |question|quer|information|"
    "clarif|ask |kontakt|ansprech|fragen|ruckfragen|auskunft|renseignement|contacter|interlocut|consulta|contacto|"
    "domande|contatt|вопрос|контакт|联系|聯絡|连络|連絡|問い合わせ|문의|연락";
/// Of these sentences the address is nobody's to write to.
constexpr std::string_view cues_of_thanks =
    "thank|danke|dankt|bedank|merci pour|remerci|agradecemos|agradece a|grazie|благодар|感谢|感謝";

/// What somebody did with or got of a statement says nothing of where answers go.
constexpr std::string_view cues_of_deeds =
    "a copy of|copied to|was sent to|were sent to|has been sent|have been sent|has submitted|have submitted|has sent|"
    "have sent|presented|attended|submitted the|submitted by";
constexpr std::string_view cues_of_wishes =
    "please|kindly|should|shall|must|may be|can be|bitte|veuillez|ruego|rogamos";

constexpr std::size_t longest_label = 60;

Phrases const experts{cues_of_expert}, answers{cues_of_answer}, contacts{cues_of_contact}, thanks{cues_of_thanks},
    deeds{cues_of_deeds}, wishes{cues_of_wishes};

/// "A copy was sent to Bob", unlike "a copy of your reply should be sent to Bob".
bool tells_deed(std::string_view words) { return deeds.any_in(words) && !wishes.any_in(words); }

/// The end of the last of the phrases in `text`.
std::optional<std::size_t> last_end(Phrases const& phrases, std::string_view text) {
    std::optional<std::size_t> last;
    phrases.each_in(text, [&](std::size_t number, std::size_t at) {
        last = std::max(last.value_or(0), at + phrases.phrase(number).size());
    });
    return last;
}

/// What stands before the address decides: "technical comments" go to an expert, "technical matters are Ann's; reply
/// to" to the office.
std::optional<Field> field_before(std::string_view before) {
    constexpr std::size_t one_word = 16; // between "technical" and what it belongs to
    auto const expert = last_end(experts, before), answer = last_end(answers, before);
    if (expert && (!answer || *answer <= *expert + one_word)) return Field::technical_contact;
    if (answer && !thanks.any_in(before) && !tells_deed(before)) return Field::response_contact;
    return contacts.any_in(before) ? std::optional{Field::contact} : std::nullopt;
}

/// Where nothing stands before it, what stands behind it: "Ann Lee (ann@x.example) wrote it".
std::optional<Field> field_behind(std::string_view behind) {
    if (experts.any_in(behind)) return Field::technical_contact;
    if (thanks.any_in(behind) || tells_deed(behind)) return std::nullopt;
    if (answers.any_in(behind)) return Field::response_contact;
    return contacts.any_in(behind) ? std::optional{Field::contact} : std::nullopt;
}

/// The value of "Answers: ann@x.example", a line that is a sentence of its own; empty if the line is none.
std::string_view value_of_line(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == line.npos || colon == 0 || colon > longest_label) return {};
    auto const value = trimmed(line.substr(colon + 1));
    if (value.find_first_of("@([<{") == value.npos) return {};
    auto const plain = lower_case(value);
    bool const addresses = std::ranges::any_of(std::to_array<std::string_view>({"@", "(at)", "[at]", "<at>", "{at}"}),
                                               [&](auto sign) { return plain.contains(sign); });
    bool const alone = addresses && !line.substr(0, colon).contains('@') && sentences_of(value).size() == 1;
    return alone ? value : std::string_view{};
}

/// Of "Fachliche Fragen beantwortet Frau Lee" the person.
std::string person_at_end(std::string_view name) {
    static constexpr auto particles =
        std::to_array<std::string_view>({"van", "von", "der", "den", "de", "da", "di", "del", "della", "la", "le",
                                         "dos", "zu", "bin", "al", "el", "y", "e"});
    std::string_view person = name;
    std::size_t begin = 0;
    for (auto const word : split(name, ' ')) {
        auto const at = static_cast<std::size_t>(word.data() - name.data());
        bool const small = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
        if (small && !contains(particles, word)) begin = at + word.size();
    }
    person.remove_prefix(begin);
    return std::string{trimmed(person)};
}

class ContactReader {
public:
    std::vector<ContactSaid> read(std::string_view text) {
        std::size_t begin = 0, line = 1, first_line = 1;
        std::string_view line_before;
        bool may_begin = true; // not inside a sentence that goes on from the line before
        auto const upto = [&](std::size_t end) { read_sentences(text.substr(begin, end - begin), first_line); };
        for (std::size_t at = 0; at < text.size(); ++line) {
            auto const end = std::min(text.find('\n', at), text.size());
            auto const whole = text.substr(at, end - at);
            if (auto const value = may_begin ? value_of_line(whole) : std::string_view{}; !value.empty()) {
                upto(at);
                auto const label = whole.substr(0, static_cast<std::size_t>(value.data() - whole.data()));
                read_line(line_before, label, value, line);
                begin = std::min(end + 1, text.size());
                first_line = line + 1;
            } else {
                auto const words = trimmed(whole);
                bool const label = words.substr(0, longest_label).contains(':');
                may_begin = words.empty() || label || std::string_view{".:;!?"}.contains(words.back());
            }
            line_before = whole;
            at = end + 1;
        }
        upto(text.size());
        return std::move(said_);
    }

private:
    /// "Contact: Ann Lee" may stand above "E-mail: ann@x.example".
    void read_line(std::string_view line_before, std::string_view label, std::string_view value, std::size_t line) {
        auto field = field_before(folded(label));
        if (!field && line_before.contains(':')) field = field_before(folded(line_before));
        if (!field) return read_clause(value, line);
        for (auto const& address : read_addresses(value)) said_.push_back({*field, address, line});
    }

    /// Paragraph by paragraph: those without an address need not be taken apart.
    void read_sentences(std::string_view text, std::size_t first_line) {
        while (!text.empty()) {
            auto const end = std::min(text.find("\n\n"), text.size());
            auto const paragraph = text.substr(0, end);
            if (paragraph.contains('@')) read_paragraph(paragraph, first_line);
            auto const behind = std::min(text.find_first_not_of('\n', end), text.size());
            first_line += static_cast<std::size_t>(std::ranges::count(text.substr(0, behind), '\n'));
            text.remove_prefix(behind);
        }
    }

    void read_paragraph(std::string_view text, std::size_t first_line) {
        for (auto const& sentence : sentences_of(text))
            for (auto const clause : split(sentence.text, ';')) read_clause(clause, first_line + sentence.line - 1);
    }

    void read_clause(std::string_view clause, std::size_t line) {
        if (!clause.contains('@')) return;
        std::size_t from = 0;
        auto const found = find_addresses(clause);
        for (std::size_t i = 0; i < found.size(); ++i) {
            auto const spec =
                clause.find(found[i].address.spec, from); // what reads like its name may say what it is for
            auto const next = i + 1 < found.size() ? found[i + 1].begin : clause.size();
            auto const before = folded(clause.substr(from, std::min(spec, clause.size()) - from));
            auto field = field_before(before);
            if (!field && i == 0 && !thanks.any_in(before))
                field = field_behind(folded(clause.substr(found[i].end, next - found[i].end)));
            if (!field && i > 0 && !said_.empty() && said_.back().line == line) field = said_.back().field;
            if (field) said_.push_back({*field, {person_at_end(found[i].address.name), found[i].address.spec}, line});
            from = found[i].end;
        }
    }

    std::vector<ContactSaid> said_;
};

} // namespace

std::vector<ContactSaid> contacts_in_prose(std::string_view text) {
    // "ann (at) x.example" is read behind a label alone: in a sentence it may be anything
    if (!text.contains('@') && !text.contains("at)") && !text.contains("at]") && !text.contains("at}")) return {};
    return ContactReader{}.read(text);
}

} // namespace liaison
