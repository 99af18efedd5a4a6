#include "parser/label_pieces.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

/// Where the next cell begins: behind a tab, or behind a run of blanks if a label stands there.
std::size_t next_cell(std::string_view line, std::size_t from) {
    for (auto at = from; at < line.size(); ++at) {
        if (line[at] == '\t') return at;
        bool const run = line.substr(at).starts_with("   ");
        if (run && find_label(trimmed(line.substr(at))) && trimmed(line.substr(0, at)).size() > 1) return at;
        if (run) at = std::min(line.find_first_not_of(' ', at), line.size()) - 1;
    }
    return line.npos;
}

/// Whether the line has cells at all: most have none.
bool may_have_cells(std::string_view line) { return line.contains('\t') || line.contains("   "); }

void cut_line(std::vector<Piece>& pieces, std::string_view line, Piece first) {
    auto rest = trimmed(line);
    for (bool in_line = first.in_line; !rest.empty(); in_line = true) {
        Piece piece = first;
        piece.in_line = in_line;
        piece.after_blank = first.after_blank && !in_line;
        piece.label = find_label(rest);
        // the blanks of "Source     : X" and the tab of "Title:<TAB>X" stand between a label and its own value
        auto const value_at = piece.label ? static_cast<std::size_t>(piece.label->value.data() - rest.data()) : 0;
        auto const cut =
            may_have_cells(rest) ? next_cell(rest, piece.label ? std::min(value_at, rest.size()) : 0) : rest.npos;
        piece.text = trimmed(rest.substr(0, cut));
        if (piece.label && cut != rest.npos) {
            auto& value = piece.label->value;
            value = trimmed(value.substr(0, std::min(value.size(), cut - std::min(cut, value_at))));
        }
        pieces.push_back(piece);
        rest = cut == rest.npos ? std::string_view{} : trimmed(rest.substr(cut));
    }
}

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    for (bool blank = true; char const c : text) {
        if (blank && c != ' ') ++words;
        blank = c == ' ';
    }
    return words;
}

bool ends_sentence(std::string_view text) {
    for (std::string_view const end : {".", "?", "!", "。", "？", ".\"", ".)"})
        if (text.ends_with(end)) return true;
    return false;
}

} // namespace

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    std::size_t number = 0, offset = 0;
    bool blank = false;
    for (auto const line : split(text, '\n')) {
        ++number;
        if (auto const first = line.find_first_not_of(" \t\r\v\f"); first == line.npos) {
            blank = true;
        } else {
            cut_line(pieces, line,
                     {.line = number,
                      .indent = first,
                      .offset = offset,
                      .after_blank = std::exchange(blank, false),
                      .in_line = line.front() == '\t' && !pieces.empty()});
        }
        offset += line.size() + 1;
    }
    return pieces;
}

bool is_prose(std::string_view text) {
    static constexpr std::array<std::string_view, 14> openings{"dear ",  "hello",   "hi ",     "hi,",    "sehr geehrte",
                                                               "liebe ", "lieber ", "cher ",   "chere ", "chers ",
                                                               "madame", "estimad", "уважаем", "尊敬"};
    auto const text_folded = folded(text.substr(0, 24));
    if (std::ranges::any_of(openings, [&](auto opening) { return text_folded.starts_with(opening); })) return true;
    bool const section = !text.empty() && text.front() >= '1' && text.front() <= '9' &&
                         (text_folded.contains("overall desc") || text_folded.contains("background") ||
                          text_folded.contains("introduction") || text_folded.contains("overview"));
    if (section) return true;
    auto const words = words_in(text);
    bool const wide_script = !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE3 && words < 3;
    if (wide_script) return ends_sentence(text) || text.size() > 90;
    return words >= 12 || (words >= 4 && ends_sentence(text)) || (words >= 8 && text.size() > 60);
}

} // namespace liaison
