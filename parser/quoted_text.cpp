#include "parser/quoted_text.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/quote_marks.hpp"
#include "parser/quoted_header.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

using Lines = std::span<std::string_view const>;

constexpr std::size_t longest_introduction = 4; ///< lines

constexpr auto verbs_of_writing = std::to_array<std::string_view>(
    {"wrote", "writes", "schrieb", "a ecrit", "escribio", "ha scritto", "escreveu", "schreef", "написал", "пишет",
     "写道", "寫道", "のメール", "書きました", "skrev", "작성"});

/// How an introduction begins that goes on in a second line.
constexpr auto openings = std::to_array<std::string_view>(
    {"on ", "am ", "le ", "el ", "il ", "em ", "op ", "den ", "in message ", "在", "于"});

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool begins_with_digit(std::string_view text) { return has_digit(text.substr(0, 1)); }

bool may_go_on(std::string_view folded_first) {
    bool const opens = std::ranges::any_of(openings, [&](auto o) { return folded_first.starts_with(o); });
    auto const bracket = folded_first.rfind('<');
    bool const open_address = bracket != folded_first.npos && !folded_first.substr(bracket).contains('>');
    bool const date_first = begins_with_digit(folded_first) && folded_first.contains('<');
    bool const date_behind = folded_first.contains("> 于") || folded_first.contains("> 在");
    return (opens && has_digit(folded_first)) || open_address || date_first || date_behind;
}

/// "10:31"
bool has_time(std::string_view folded) {
    for (auto at = folded.find(':', 1); at != folded.npos && at + 2 < folded.size(); at = folded.find(':', at + 1))
        if (has_digit(folded.substr(at - 1, 1)) && has_digit(folded.substr(at + 1, 1))) return true;
    return false;
}

/// A verb above a quotation; elsewhere also when, or whose address. In Japanese mail programs the verb may be missing.
bool introduces(std::string_view folded, bool above_quotation) {
    constexpr std::size_t longest = 400;
    if (!folded.ends_with(':') || folded.size() > longest) return false;
    bool const addressed = folded.contains('@');
    if (begins_with_digit(folded) && folded.ends_with(">:") && addressed) return true;
    bool const verb = std::ranges::any_of(verbs_of_writing, [&](auto v) { return folded.contains(v); });
    return verb && (above_quotation || addressed || has_time(folded));
}

/// Whether a line can be the first of an introduction: most lines of a text cannot, and are not looked at further.
bool may_introduce(std::string_view line) {
    auto const telling = [](char c) { return c == '<' || (c & '\x80') != 0; };
    auto const text = trimmed(line);
    if (text.ends_with(':') || std::ranges::any_of(text, telling)) return true;
    return std::ranges::any_of(openings, [&](auto o) { return starts_with_word(text, o); }) && has_digit(text);
}

bool is_followed_by_quote(Lines lines, std::size_t at) {
    while (at < lines.size() && trimmed(lines[at]).empty()) ++at;
    return at < lines.size() && is_quote_line(lines[at]);
}

/// Behind a quoted mail's header, or a mark in its place, everything is that mail.
bool begins_quoted_mail(Lines lines, std::size_t at) {
    auto const line = lines[at];
    if (is_original_mark(line) || is_forward_mark(line)) return true;
    if (!may_begin_header(line)) return false;
    auto const header = read_quoted_header(lines, at);
    return header && !header->sent.empty() && !header->subject.empty();
}

/// The line that Outlook draws above the header.
bool is_rule(std::string_view line) {
    constexpr std::size_t shortest = 10;
    auto const bare = trimmed(line);
    return bare.size() >= shortest && bare.find_first_not_of(bare.front() == '_' ? "_" : "-") == bare.npos;
}

void quote_rule_above(Lines lines, std::size_t at, std::vector<bool>& quoted) {
    while (at > 0 && trimmed(lines[at - 1]).empty()) --at;
    if (at > 0 && is_rule(lines[at - 1])) quoted[at - 1] = true;
}

} // namespace

bool is_quote_line(std::string_view line) {
    if (line.starts_with(' ')) line.remove_prefix(1);
    if (line.starts_with('>')) return true;
    constexpr std::size_t longest_initials = 3;
    auto const sign = line.substr(0, longest_initials + 1).find('>');
    if (sign == line.npos || sign == 0 || line.substr(sign, 2) == ">>") return false;
    bool const initials = std::ranges::all_of(line.substr(0, sign), [](char c) { return c >= 'A' && c <= 'Z'; });
    return initials && (line.size() == sign + 1 || line[sign + 1] == ' ');
}

std::size_t introduction_length(Lines lines) {
    if (lines.empty() || !may_introduce(lines.front())) return 0;
    std::string plain;
    for (std::size_t count = 1; count <= std::min(longest_introduction, lines.size()); ++count) {
        auto const line = lines[count - 1];
        if (trimmed(line).empty() || is_quote_line(line)) return 0;
        plain = folded_line(plain + ' ' + std::string{line});
        if (introduces(plain, is_followed_by_quote(lines, count))) return count;
        if (!may_go_on(plain)) return 0;
    }
    return 0;
}

std::vector<bool> find_quoted(Lines lines) {
    std::vector<bool> quoted(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_quote_line(lines[i])) {
            quoted[i] = true;
        } else if (begins_quoted_mail(lines, i)) {
            quote_rule_above(lines, i, quoted);
            std::fill(quoted.begin() + static_cast<std::ptrdiff_t>(i), quoted.end(), true);
            break;
        } else if (auto const length = introduction_length(lines.subspan(i)); length > 0) {
            for (std::size_t passed = 0; passed < length; ++passed) quoted[i + passed] = true;
            i += length - 1;
        }
    }
    return quoted;
}

std::string without_quoted(std::string_view text) {
    auto const lines = split(text, '\n');
    auto const quoted = find_quoted(lines);
    std::string rest;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!quoted[i]) rest.append(lines[i]) += '\n';
    return rest;
}

} // namespace liaison
