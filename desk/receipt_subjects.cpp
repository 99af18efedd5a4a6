#include "desk/receipt_subjects.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include <array>

namespace liaison {
namespace {

/// The words before the colon, folded: that a mail was read, deleted unread, delivered or relayed.
constexpr auto openings = std::to_array<std::string_view>({"read",
                                                           "not read",
                                                           "delivered",
                                                           "relayed",
                                                           "read receipt",
                                                           "delivery receipt",
                                                           "return receipt",
                                                           "message recall success",
                                                           "message recall failure",
                                                           "gelesen",
                                                           "ungelesen",
                                                           "nicht gelesen",
                                                           "zugestellt",
                                                           "weitergegeben",
                                                           "lesebestatigung",
                                                           "empfangsbestatigung",
                                                           "lu",
                                                           "non lu",
                                                           "remis",
                                                           "accuse de lecture",
                                                           "accuse de reception",
                                                           "leido",
                                                           "no leido",
                                                           "entregado",
                                                           "confirmacion de lectura",
                                                           "acuse de recibo",
                                                           "letto",
                                                           "non letto",
                                                           "recapitato",
                                                           "conferma di lettura",
                                                           "ricevuta di ritorno",
                                                           "lido",
                                                           "lida",
                                                           "nao lido",
                                                           "nao lida",
                                                           "entregue",
                                                           "confirmacao de leitura",
                                                           "gelezen",
                                                           "niet gelezen",
                                                           "bezorgd",
                                                           "leesbevestiging",
                                                           "ontvangstbevestiging",
                                                           "last",
                                                           "olast",
                                                           "ikke last",
                                                           "levererat",
                                                           "lest",
                                                           "ulest",
                                                           "ikke lest",
                                                           "lukukuittaus",
                                                           "luettu",
                                                           "ei luettu",
                                                           "przeczytano",
                                                           "przeczytane",
                                                           "nie przeczytano",
                                                           "nieprzeczytane",
                                                           "potwierdzenie przeczytania",
                                                           "precteno",
                                                           "neprecteno",
                                                           "okundu",
                                                           "okunmadi",
                                                           "elolvasva",
                                                           "citit",
                                                           "прочтено",
                                                           "прочитано",
                                                           "не прочтено",
                                                           "не прочитано",
                                                           "непрочитано",
                                                           "доставлено",
                                                           "已读",
                                                           "未读",
                                                           "已读回执",
                                                           "已讀",
                                                           "未讀",
                                                           "已送达",
                                                           "讀取回條",
                                                           "開封済み",
                                                           "開封確認",
                                                           "未開封",
                                                           "配信済み",
                                                           "읽음",
                                                           "읽지 않음",
                                                           "수신 확인"});

/// Some programs write a dash for the colon, and some which of the two it is: "Return Receipt (displayed) - LS on x".
constexpr auto openings_with_dash = std::to_array<std::string_view>(
    {"return receipt", "lesebestatigung", "accuse de reception", "accuse de lecture", "confirmacion de lectura",
     "ricevuta di ritorno", "confirmacao de leitura", "leesbevestiging"});

std::string_view without_bracket(std::string_view words) { return trimmed(words.substr(0, words.find_first_of("(["))); }

} // namespace

bool is_receipt_subject(std::string_view subject) {
    constexpr std::size_t longest_opening = 64;
    auto const line = folded_line(subject.substr(0, longest_opening));
    std::string_view const text{line};
    if (auto const colon = text.find(':');
        colon != text.npos && contains(openings, without_bracket(text.substr(0, colon))))
        return true;
    auto const dash = text.find(" - ");
    return dash != text.npos && contains(openings_with_dash, without_bracket(text.substr(0, dash)));
}

} // namespace liaison
