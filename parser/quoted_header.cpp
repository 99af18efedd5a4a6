#include "parser/quoted_header.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/label_pieces.hpp"
#include "parser/text_addresses.hpp"
#include <algorithm>
#include <array>
#include <unordered_map>

namespace liaison {
namespace {

enum class Name { from, sent, to, cc, subject, other };

struct NameRow {
    Name name;
    std::string_view words;
};

constexpr auto header_names = std::to_array<NameRow>({
    {Name::from,
     "from|von|absender|de|expediteur|da|mittente|remitente|remetente|van|afzender|fran|avsandare|fra|afsender|"
     "avsender|od|nadawca|odesilatel|odosielatel|posiljatelj|felado|expeditor|lahettaja|kimden|gonderen|απο|"
     "от|от кого|отправитель|від|发件人|发信人|寄件者|寄件人|發件人|差出人|送信者|보낸 사람|보낸사람"},
    {Name::sent,
     "sent|date|gesendet|datum|envoye|envoye le|date d'envoi|enviado|enviado el|fecha de envio|enviada "
     "em|enviada|fecha|data|inviato|inviata|verzonden|skickat|sendt|dato|wyslane|wyslano|data wyslania|odeslano|"
     "odoslane|poslano|kuldve|elkuldve|trimis|lahetetty|paivays|gonderildi|gonderilme tarihi|tarih|ημερομηνια|"
     "отправлено|дата|надіслано|发送时间|发送日期|日期|时间|寄件日期|傳送日期|送信日時|送信日|日付|日時|보낸 "
     "날짜|날짜"},
    {Name::to,
     "to|an|empfanger|a|destinataire|destinatario|para|pour|aan|ontvanger|till|til|mottagare|modtager|mottaker|do|"
     "adresat|odbiorca|komu|prejemnik|cimzett|catre|vastaanottaja|kime|alici|προς|кому|получатель|收件人|收件者|"
     "宛先|受信者|받는 사람|받는사람"},
    {Name::cc,
     "cc|kopie|copie|copie a|copia|kopia|kopi|dw|udw|do wiadomosci|kopio|masolat|bilgi|κοιν|копия|копія|抄送|副本|"
     "참조"},
    {Name::subject, "subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|amne|emne|temat|predmet|zadeva|targy|"
                    "subiect|aihe|konu|θεμα|тема|主题|主題|件名|主旨|标题|제목"},
    {Name::other,
     "reply-to|antwort an|repondre a|responder a|rispondi a|odpowiedz do|message-id|importance|attachments|"
     "anlagen|pieces jointes|zalaczniki|вложения|附件|organization|organisation"},
});

struct HeaderLine {
    Name name;
    std::string_view value;
};

/// The name that a header line of that word has; nothing if it is none.
std::optional<Name> name_of_word(std::string_view word) {
    static auto const index = [] {
        std::unordered_map<std::string_view, Name> names;
        for (auto const& row : header_names)
            for (auto const spelling : split(row.words, '|')) names.emplace(spelling, row.name);
        return names;
    }();
    auto const found = index.find(word);
    return found == index.end() ? std::nullopt : std::optional{found->second};
}

std::string_view without_decoration(std::string_view line) {
    while (!line.empty() && std::string_view{"> *\t"}.contains(line.front())) line.remove_prefix(1);
    return line;
}

std::optional<HeaderLine> read_line(std::string_view line) {
    line = without_decoration(line);
    constexpr std::size_t longest_name = 24;
    auto const ascii = line.substr(0, longest_name).find(':');
    auto const wide = line.substr(0, longest_name).find("：");
    auto const at = std::min(ascii, wide);
    if (at == line.npos || at == 0) return std::nullopt;
    auto name = folded_line(line.substr(0, at));
    std::erase(name, '*');
    auto value = trimmed(line.substr(at + (wide < ascii ? 3 : 1)));
    while (value.starts_with('*')) value = trimmed(value.substr(1));
    if (auto const which = name_of_word(trimmed(name))) return HeaderLine{*which, value};
    return std::nullopt;
}

Address one_address(std::string_view value) {
    auto const found = read_addresses(value);
    if (!found.empty()) return found.front();
    return {.name = collapsed(value), .spec = {}};
}

/// A mail was sent at a time of the day; a memo with From, To, Date and Subject has a day only.
bool has_time(std::string_view sent) {
    auto const digit = [&](std::size_t at) { return at < sent.size() && sent[at] >= '0' && sent[at] <= '9'; };
    for (auto colon = sent.find(':'); colon != sent.npos; colon = sent.find(':', colon + 1))
        if (colon > 0 && digit(colon - 1) && digit(colon + 1)) return true;
    return false;
}

void take(QuotedHeader& header, Name name, std::string const& value) {
    switch (name) {
    case Name::from: header.from = one_address(value); break;
    case Name::sent: header.sent = value; break;
    case Name::to: header.to = read_addresses(value); break;
    case Name::cc: header.cc = read_addresses(value); break;
    case Name::subject: header.subject = value; break;
    case Name::other: break;
    }
}

} // namespace

bool may_begin_header(std::string_view line) {
    auto const plain = without_decoration(line);
    if (plain.empty() || !(plain.substr(0, 24).contains(':') || plain.substr(0, 24).contains("："))) return false;
    auto const read = read_line(plain);
    return read && read->name == Name::from;
}

std::optional<QuotedHeader> read_quoted_header(std::span<std::string_view const> lines, std::size_t first) {
    constexpr std::size_t longest_header = 40;
    while (first < lines.size() && without_decoration(trimmed(lines[first])).empty()) ++first;
    QuotedHeader header{.first_line = first};
    std::optional<Name> name;
    std::string value;
    std::size_t named = 0;
    auto line = first;
    for (; line < lines.size() && line < first + longest_header; ++line) {
        auto const text = trimmed(without_decoration(lines[line]));
        if (text.empty()) {
            auto const next = line + 1 < lines.size() ? read_line(lines[line + 1]) : std::nullopt;
            bool const goes_on = next && named < 4 && header.subject.empty() && name != Name::subject;
            if (!goes_on) break;
            continue;
        }
        auto const read = read_line(text);
        if (!read && name == Name::subject && is_sentence(text)) break; // "Dear colleagues," right below the subject
        if (!read && !name) return std::nullopt;
        if (read) {
            if (name) take(header, *name, value);
            name = read->name;
            value = read->value;
            ++named;
        } else {
            value += ' ';
            value += text;
        }
    }
    if (name) take(header, *name, value);
    header.end_line = line;
    bool const sender =
        !header.from.spec.empty() || (!header.from.name.empty() && has_time(header.sent) && !header.subject.empty());
    return sender && named >= 2 ? std::optional{std::move(header)} : std::nullopt;
}

} // namespace liaison
