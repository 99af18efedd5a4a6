#include "parser/forwarded.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/fold.hpp"
#include "parser/quoted_header.hpp"
#include <algorithm>
#include <array>
#include <chrono>

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
                                                                "doorgestuurd bericht",
                                                                "begin doorgestuurd bericht",
                                                                "vidarebefordrat",
                                                                "videresendt",
                                                                "пересылаемое сообщение",
                                                                "пересланное сообщение",
                                                                "начало переадресованного",
                                                                "转发邮件",
                                                                "转发的邮件",
                                                                "被转发邮件",
                                                                "転送メッセージ",
                                                                "転送された",
                                                                "전달된 메시지"});

/// The same above a mail that is answered, or forwarded by some programs.
constexpr auto original_marks = std::to_array<std::string_view>(
    {"original message", "original mail", "urspr", "message d'origine", "message original", "mensaje original",
     "messaggio originale", "mensagem original", "oorspronkelijk bericht", "исходное сообщение", "原始邮件", "邮件原件",
     "元のメッセージ", "原始郵件", "원본 메시지"});

struct Lines {
    std::string_view text;
    std::vector<std::string_view> all;

    std::size_t offset(std::size_t line) const {
        return line < all.size() ? static_cast<std::size_t>(all[line].data() - text.data()) : text.size();
    }
};

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

std::optional<Instant> read_sent(std::string_view value) {
    auto const plain = folded_line(value);
    auto const dates = find_dates(plain, std::nullopt);
    if (dates.empty() || !dates.front().date) return std::nullopt;
    auto instant = Instant{std::chrono::sys_days{*dates.front().date}};
    auto const colon = plain.find(':', dates.front().end);
    auto const digit = [&](std::size_t at) { return at < plain.size() && plain[at] >= '0' && plain[at] <= '9'; };
    if (colon == plain.npos || colon == 0 || !digit(colon - 1) || !digit(colon + 1) || !digit(colon + 2))
        return instant;
    int hour = plain[colon - 1] - '0' + (digit(colon - 2) ? 10 * (plain[colon - 2] - '0') : 0);
    auto const behind = std::string_view{plain}.substr(colon + 3);
    if (has_folded_word(behind.substr(0, 7), "pm") && hour < 12) hour += 12;
    if (has_folded_word(behind.substr(0, 7), "am") && hour == 12) hour = 0;
    int const minute = 10 * (plain[colon + 1] - '0') + plain[colon + 2] - '0';
    return instant + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

ForwardedMail made_of(QuotedHeader const& header, Lines const& lines, std::size_t mark) {
    ForwardedMail mail;
    mail.author = header.from;
    mail.to = header.to;
    mail.cc = header.cc;
    mail.subject = header.subject;
    mail.sent = read_sent(header.sent);
    mail.covering = trimmed(lines.text.substr(0, lines.offset(mark)));
    bool const quoted = lines.all[header.first_line].starts_with('>');
    for (auto line = header.end_line; line < lines.all.size(); ++line) {
        auto const text = lines.all[line];
        mail.text += quoted && text.starts_with('>') ? text.substr(text.starts_with("> ") ? 2 : 1) : text;
        mail.text += '\n';
    }
    return mail;
}

/// "On 25 Aug 2026, Ann Lee wrote:" and the like.
bool introduces_quote(std::string_view line) {
    auto const plain = folded_line(line);
    if (!plain.ends_with(':') && !plain.ends_with("：")) return false;
    for (std::string_view const verb : {"wrote", "schrieb", "a ecrit", "escribio", "ha scritto", "escreveu", "schreef",
                                        "написал", "пишет", "写道", "skrev"})
        if (plain.contains(verb)) return true;
    return false;
}

} // namespace

std::optional<ForwardedMail> find_forwarded(std::string_view text, bool subject_says_so) {
    Lines const lines{text, split(text, '\n')};
    for (std::size_t i = 0; i < lines.all.size(); ++i) {
        auto const line = lines.all[i];
        bool const marked = is_mark(line, forward_marks) || (subject_says_so && is_mark(line, original_marks));
        bool const may_head = subject_says_so && may_begin_header(unquoted(line));
        if (!marked && !may_head) continue;
        auto const header = read_quoted_header(lines.all, marked ? i + 1 : i);
        if (header && (marked || !header->sent.empty())) return made_of(*header, lines, i);
    }
    return std::nullopt;
}

std::string without_quoted(std::string_view text) {
    std::string rest;
    auto const lines = split(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const line = lines[i];
        if (is_mark(line, original_marks) || is_mark(line, forward_marks)) break;
        if (may_begin_header(line)) {
            auto const header = read_quoted_header(lines, i);
            if (header && !header->sent.empty() && !header->subject.empty()) break;
        }
        if (line.starts_with('>') || introduces_quote(line)) continue;
        rest += line;
        rest += '\n';
    }
    return rest;
}

} // namespace liaison
