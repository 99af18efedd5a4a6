#include "parser/label_pieces.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/mistyped_labels.hpp"
#include "parser/table_head.hpp"
#include <algorithm>
#include <array>
#include <set>

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

/// The cell before a label and its value that names a part of the form, "Document<TAB>Title<TAB>X"; empty if there is
/// none. It may be a label elsewhere.
std::string_view part_of_form(std::string_view line) {
    auto const tab = line.find('\t');
    auto const next = line.find('\t', tab == line.npos ? tab : tab + 1);
    if (next == line.npos) return {};
    auto const part = line.substr(0, tab), label = trimmed(line.substr(tab, next - tab)),
               value = trimmed(line.substr(next));
    bool const names_part =
        !part.contains(':') && meaning_of_label(label) && !value.empty() && !meaning_of_label(value);
    return names_part ? part : std::string_view{};
}

void cut_line(std::vector<Piece>& pieces, std::string_view line, Piece first) {
    auto rest = trimmed(line);
    if (auto const part = part_of_form(rest); !part.empty()) {
        auto piece = first;
        piece.text = part;
        pieces.push_back(piece);
        rest = trimmed(rest.substr(part.size()));
        first.in_line = true;
    }
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

/// A row of labels alone, each with the value below it.
void take_head(std::vector<Piece>& pieces, std::vector<LabelFound> const& labels, Piece const& first) {
    for (auto const& label : labels) {
        auto piece = first;
        piece.label = label;
        piece.text = label.label;
        piece.after_blank = first.after_blank && &label == &labels.front();
        pieces.push_back(piece);
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

/// Of a script that is written without blanks.
bool is_wide(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE3; }

/// A line drawn under a heading.
bool is_rule(std::string_view line) { return trimmed(line).find_first_not_of("-=~_*+") == line.npos; }

/// Where a title and a sender or addressee stand as headings over their values, all such headings are labels.
void take_bare_labels(std::vector<Piece>& pieces) {
    std::vector<std::pair<Piece*, LabelFound>> bare;
    std::set<Meaning> seen;
    std::optional<Meaning> heading; // of the piece in hand
    for (auto& piece : pieces) {
        auto const label = piece.label || piece.in_line ? std::nullopt : find_bare_label(piece.text);
        // below a heading stands its value, whatever word it is: "For action", "Response"
        bool const is_value = heading && (!piece.after_blank || heading == Meaning::purpose);
        heading = label && !is_value ? std::optional{label->meaning} : std::nullopt;
        if (!heading) continue;
        bare.emplace_back(&piece, *label);
        seen.insert(*heading);
    }
    bool const addressed = seen.contains(Meaning::from) || seen.contains(Meaning::to);
    if (seen.size() < 4 || !addressed || !seen.contains(Meaning::title)) return;
    for (auto const& [piece, label] : bare) piece->label = label;
}

/// Whether the pieces are a form, and not a text with a colon here and there.
bool are_form(std::vector<Piece> const& pieces) {
    std::set<Meaning> seen;
    for (auto const& piece : pieces)
        if (piece.label && is_core(piece.label->meaning)) seen.insert(piece.label->meaning);
    return seen.size() >= 3;
}

/// In a form, what stands right above or below a label and is one slip of typing away from another one that is
/// missing, is that one: "DEADINE : 20 January".
void take_mistyped_labels(std::vector<Piece>& pieces) {
    constexpr int most_looked_up = 32;       // of lines with unknown labels
    constexpr std::size_t colon_within = 40; // octets: further on it is a sentence's
    if (!are_form(pieces)) return;
    std::set<Meaning> seen;
    for (auto const& piece : pieces)
        if (piece.label) seen.insert(piece.label->meaning);
    int looked_up = 0;
    for (std::size_t i = 0; i < pieces.size() && looked_up < most_looked_up; ++i) {
        auto& piece = pieces[i];
        bool const next_is_cell = i + 1 < pieces.size() && pieces[i + 1].in_line;
        auto const below = i + (next_is_cell ? 2 : 1);
        bool const beside_label = (i > 0 && !piece.after_blank && pieces[i - 1].label) ||
                                  (below < pieces.size() && !pieces[below].after_blank && pieces[below].label);
        if (piece.label || piece.in_line || !beside_label) continue;
        if (!next_is_cell && !piece.text.substr(0, colon_within).contains(':')) continue;
        ++looked_up;
        auto const label = find_mistyped_label(piece.text);
        if (!label || !seen.insert(label->meaning).second) continue;
        piece.label = label;
        if (!next_is_cell || !label->value.empty()) continue;
        piece.label->value = pieces[i + 1].text;
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

bool ends_sentence(std::string_view text) {
    for (std::string_view const end : {".", "?", "!", "。", "？", ".\"", ".)"})
        if (text.ends_with(end)) return true;
    return false;
}

} // namespace

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    auto const lines = split(text, '\n');
    bool blank = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const line = lines[i];
        auto const indent = line.find_first_not_of(" \t\r\v\f");
        if (indent == line.npos) {
            blank = true;
            continue;
        }
        if (is_rule(line)) continue;
        Piece const first{.line = i + 1,
                          .indent = indent,
                          .offset = static_cast<std::size_t>(line.data() - text.data()),
                          .after_blank = std::exchange(blank, false),
                          .in_line = line.front() == '\t' && !pieces.empty()};
        auto const head = read_table_head(line, i + 1 < lines.size() ? lines[i + 1] : std::string_view{});
        if (head.labels.empty())
            cut_line(pieces, line, first);
        else
            take_head(pieces, head.labels, first);
        if (head.takes_below) ++i;
    }
    take_bare_labels(pieces);
    take_mistyped_labels(pieces);
    return pieces;
}

bool is_left_over(std::string_view text) {
    static constexpr std::array<std::string_view, 6> left_over{"please don't change the structure",
                                                               "please do not change the structure",
                                                               "english only",
                                                               "original: english",
                                                               "an electronic copy of this liaison statement",
                                                               "attention: this is"};
    auto const opening = folded(text.substr(0, 80));
    if (opening == "liaison statement" || opening == "note de liaison") return true;
    return std::ranges::any_of(left_over, [&](auto words) { return opening.starts_with(words); });
}

bool looks_like_label(std::string_view text) {
    constexpr std::size_t longest = 32;
    auto const head = text.substr(0, longest);
    auto const colon = std::min({head.find(':'), head.find(" = "), head.find("...")});
    if (colon == text.npos || colon == 0 || !((text[0] >= 'A' && text[0] <= 'Z') || (text[0] & '\x80') != 0))
        return false;
    auto const label = text.substr(0, colon);
    bool const lists = label.ends_with("WGs") || label.ends_with("groups"); // "IETF WGs: CCAMP, TEAS"
    return !lists && !label.contains('@') && !label.contains('<') && words_in(label) <= 3 &&
           (colon + 1 == text.size() || std::string_view{" \t=."}.contains(text[colon + 1]));
}

bool is_sentence(std::string_view text) {
    static constexpr std::array<std::string_view, 15> openings{
        "dear ",  "hello",  "hi ",    "hi,",      "sehr geehrte", "liebe ",  "lieber ", "cher ",
        "chere ", "chers ", "madame", "monsieur", "estimad",      "уважаем", "尊敬"};
    auto const opening = folded(text.substr(0, 24));
    if (std::ranges::any_of(openings, [&](auto words) { return opening.starts_with(words); })) return true;
    bool const section = !text.empty() && text.front() >= '1' && text.front() <= '9' &&
                         (opening.contains("overall desc") || opening.contains("background") ||
                          opening.contains("introduction") || opening.contains("overview"));
    if (section) return true;
    auto const words = words_in(text);
    if (is_wide(text) && words < 3) return ends_sentence(text);
    return words >= 4 && ends_sentence(text);
}

bool is_prose(std::string_view text) {
    if (is_sentence(text)) return true;
    auto const words = words_in(text);
    if (is_wide(text) && words < 3) return text.size() > 90;
    return words >= 12 || (words >= 8 && text.size() > 60);
}

} // namespace liaison
