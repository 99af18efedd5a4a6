#include "parser/forwarded.hpp"
#include "core/text.hpp"
#include "parser/quote_marks.hpp"
#include "parser/quoted_date.hpp"
#include "parser/quoted_header.hpp"

namespace liaison {
namespace {

struct Lines {
    std::string_view text;
    std::vector<std::string_view> all;

    std::size_t offset(std::size_t line) const {
        return line < all.size() ? static_cast<std::size_t>(all[line].data() - text.data()) : text.size();
    }
};

ForwardedMail made_of(QuotedHeader const& header, Lines const& lines, std::size_t mark) {
    ForwardedMail mail;
    mail.author = header.from;
    mail.to = header.to;
    mail.cc = header.cc;
    mail.subject = header.subject;
    if (auto const date = read_quoted_date(header.sent)) {
        mail.sent = date->instant;
        mail.has_time = date->has_time;
    }
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
