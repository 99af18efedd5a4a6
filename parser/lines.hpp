// Lines of a mail, whatever ends them: CRLF, LF, or CRs before an LF.
#pragma once
#include <cstddef>
#include <string_view>

namespace liaison {

/// One line: `text` without its line end, `begin` where it starts and `next` where the following one does.
struct Line {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t next = 0;
};

/// The line that starts at `begin`; an empty one at the end of `all`.
[[nodiscard]] inline Line line_at(std::string_view all, std::size_t begin) {
    auto const end = all.find('\n', begin);
    auto const next = end == all.npos ? all.size() : end + 1;
    auto text = all.substr(begin, (end == all.npos ? all.size() : end) - begin);
    while (text.ends_with('\r')) text.remove_suffix(1);
    return {text, begin, next};
}

/// Whether `c` is a blank within a line (RFC 5234 WSP).
[[nodiscard]] inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Without blanks at its end.
[[nodiscard]] inline std::string_view without_trailing_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

} // namespace liaison
