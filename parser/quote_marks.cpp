#include "parser/quote_marks.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

/// What mail programs write above a forwarded mail, folded.
constexpr auto forward_marks = std::to_array<std::string_view>({"forwarded message",
                                                                "begin forwarded message",
                                                                "forwarded by",
                                                                "weitergeleitete nachricht",
                                                                "anfang der weitergeleiteten",
                                                                "message transfere",
                                                                "debut du message transfere",
                                                                "debut du message reexpedie",
                                                                "mensaje reenviado",
                                                                "inicio del mensaje reenviado",
                                                                "messaggio inoltrato",
                                                                "inizio messaggio inoltrato",
                                                                "mensagem encaminhada",
                                                                "mensagem reencaminhada",
                                                                "inicio da mensagem reencaminhada",
                                                                "inicio da mensagem encaminhada",
                                                                "missatge reenviat",
                                                                "doorgestuurd bericht",
                                                                "begin doorgestuurd bericht",
                                                                "vidarebefordrat",
                                                                "videresendt",
                                                                "przekazana wiadomosc",
                                                                "wiadomosc przekazana",
                                                                "poczatek przekazywanej",
                                                                "preposlana zprava",
                                                                "preposlana sprava",
                                                                "proslijedena poruka",
                                                                "posredovano sporocilo",
                                                                "tovabbitott uzenet",
                                                                "mesaj redirectionat",
                                                                "mesaj transmis mai departe",
                                                                "valitetty viesti",
                                                                "edelleenlahetetty viesti",
                                                                "iletilen ileti",
                                                                "yonlendirilmis ileti",
                                                                "προωθημενο μηνυμα",
                                                                "перенаправленное сообщение",
                                                                "переслане повідомлення",
                                                                "перенаправлене повідомлення",
                                                                "пересылаемое сообщение",
                                                                "пересланное сообщение",
                                                                "начало переадресованного",
                                                                "转发邮件",
                                                                "转发的邮件",
                                                                "开始转发的邮件",
                                                                "转发的消息",
                                                                "转发的信息",
                                                                "轉寄郵件",
                                                                "轉寄的郵件",
                                                                "轉寄訊息",
                                                                "轉寄信件",
                                                                "被转发邮件",
                                                                "転送メッセージ",
                                                                "転送された",
                                                                "전달된 메시지",
                                                                "전달된 메일"});

/// The same above a mail that is answered, or forwarded by some programs.
constexpr auto original_marks = std::to_array<std::string_view>(
    {"original message", "original mail", "urspr", "message d'origine", "message original", "mensaje original",
     "messaggio originale", "mensagem original", "oorspronkelijk bericht", "wiadomosc oryginalna",
     "oryginalna wiadomosc", "puvodni zprava", "alkuperainen viesti", "исходное сообщение", "原始邮件", "邮件原件",
     "元のメッセージ", "原始郵件", "원본 메시지"});

std::string_view unquoted(std::string_view line) {
    while (line.starts_with('>')) line = line.substr(line.starts_with("> ") ? 2 : 1);
    return line;
}

/// Whether the line is nothing but one of the marks, with dashes or a colon around it.
template <std::size_t N> bool is_mark(std::string_view line, std::array<std::string_view, N> const& marks) {
    constexpr std::size_t longest = 110;
    auto const bare = trimmed(unquoted(line));
    bool const framed = bare.starts_with("--") || bare.starts_with("__") || bare.starts_with("==") ||
                        bare.ends_with(':') || bare.ends_with("：");
    if (!framed || bare.size() > longest) return false;
    auto const plain = folded(bare);
    auto const first = plain.find_first_not_of("-_=* ");
    return first != plain.npos && std::ranges::any_of(marks, [&](auto mark) {
               return std::string_view{plain}.substr(first).starts_with(mark);
           });
}

} // namespace

bool is_forward_mark(std::string_view line) { return is_mark(line, forward_marks); }
bool is_original_mark(std::string_view line) { return is_mark(line, original_marks); }

} // namespace liaison
