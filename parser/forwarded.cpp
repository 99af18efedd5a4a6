#include "parser/forwarded.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/fold.hpp"
#include "parser/quote_marks.hpp"
#include "parser/quoted_header.hpp"
#include <chrono>

namespace liaison {
namespace {

struct Lines {
    std::string_view text;
    std::vector<std::string_view> all;

    std::size_t offset(std::size_t line) const {
        return line < all.size() ? static_cast<std::size_t>(all[line].data() - text.data()) : text.size();
    }
};

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

} // namespace

std::optional<ForwardedMail> find_forwarded(std::string_view text, bool subject_says_so) {
    Lines const lines{text, split(text, '\n')};
    for (std::size_t i = 0; i < lines.all.size(); ++i) {
        auto const line = lines.all[i];
        bool const marked = is_forward_mark(line) || (subject_says_so && is_original_mark(line));
        bool const may_head = subject_says_so && may_begin_header(line);
        if (!marked && !may_head) continue;
        auto const header = read_quoted_header(lines.all, marked ? i + 1 : i);
        if (header && (marked || !header->sent.empty())) return made_of(*header, lines, i);
    }
    return std::nullopt;
}

} // namespace liaison
