#include "documents/page_layout.hpp"
#include "core/text.hpp"
#include "documents/broken_lines.hpp"
#include "documents/visual_lines.hpp"
#include <algorithm>
#include <cmath>

namespace liaison {

namespace {

// All in units of the line's height.
constexpr double close_below = 0.6;     // the next line of the same paragraph or cell
constexpr double near_below = 1.1;      // still of the same row
constexpr double indented_by = 1.0;     // right of the label
constexpr double aligned_within = 3.0;  // points
constexpr double column_padding = 10.0; // points, between a cell's text and the next column at least

// A row while its lines come in.
struct OpenRow {
    std::vector<double> lefts; // of its columns
    std::vector<Cell> cells;
    std::vector<double> rights; // of each cell's last line
    double bottom = 0;
    double height = 1;
    bool gap_before = false;
};

class Layout {
public:
    explicit Layout(std::vector<VisualLine> lines) : lines_(std::move(lines)) {
        if (lines_.empty()) return;
        left_edge_ = lines_[0].pieces[0].left;
        for (auto const& line : lines_) {
            left_edge_ = std::min(left_edge_, line.pieces[0].left);
            right_edge_ = std::max(right_edge_, line.pieces.back().right);
        }
    }

    std::vector<LayoutRow> rows() {
        for (auto const& line : lines_) {
            if (open_.cells.empty() || !(wraps_label(line) || continues_values(line) || wraps_paragraph(line)))
                begin(line);
            open_.bottom = line.bottom;
        }
        close();
        return std::move(rows_);
    }

private:
    double gap_above(VisualLine const& line) const { return (line.top - open_.bottom) / std::max(1.0, line.height()); }

    bool same_size(VisualLine const& line) const {
        return std::abs(line.height() - open_.height) <= 0.15 * std::max(line.height(), open_.height);
    }

    void begin(VisualLine const& line) {
        bool const gap = !open_.cells.empty() && gap_above(line) > near_below;
        close();
        open_ = {};
        open_.gap_before = gap;
        open_.height = line.height();
        for (auto const& piece : line.pieces) {
            open_.lefts.push_back(piece.left);
            open_.cells.push_back({piece.text});
            open_.rights.push_back(piece.right);
        }
    }

    void close() {
        if (!open_.cells.empty()) rows_.push_back({std::move(open_.cells), open_.gap_before});
        open_.cells.clear();
    }

    // "For information" above "to:" in the label's column, its values beside it.
    bool wraps_label(VisualLine const& line) {
        auto const& label = open_.cells[0].back();
        auto const& rest = line.pieces[0].text;
        if (open_.cells.size() < 2 || gap_above(line) > close_below || label.contains(':') || !rest.ends_with(':') ||
            rest.size() > 20 || std::abs(line.pieces[0].left - open_.lefts[0]) > aligned_within)
            return false;
        if (open_.rights[0] + line.pieces[0].first_word_width + column_padding < open_.lefts[1]) return false;
        open_.cells[0].back().append(" ").append(rest);
        for (std::size_t i = 1; i < line.pieces.size(); ++i) add_value(line.pieces[i]);
        return true;
    }

    // All pieces stand right of the label: they belong to the values above them.
    bool continues_values(VisualLine const& line) {
        bool const has_values = open_.cells.size() >= 2 || open_.cells[0].back().ends_with(':');
        if (!has_values || gap_above(line) > near_below ||
            line.pieces[0].left < open_.lefts[0] + indented_by * open_.height || is_centred(line))
            return false;
        for (auto const& piece : line.pieces) add_value(piece);
        return true;
    }

    // A heading between rows stands in the middle of the page and under no column.
    bool is_centred(VisualLine const& line) const {
        auto const& piece = line.pieces[0];
        if (line.pieces.size() != 1) return false;
        for (auto const left : open_.lefts)
            if (std::abs(piece.left - left) <= aligned_within) return false;
        return std::abs((piece.left - left_edge_) - (right_edge_ - piece.right)) <= 2 * line.height();
    }

    std::size_t column_of(LinePiece const& piece) const {
        std::size_t column = 1;
        for (std::size_t i = 1; i < open_.lefts.size(); ++i)
            if (open_.lefts[i] <= piece.left + aligned_within) column = i;
        return column;
    }

    void add_value(LinePiece const& piece) {
        auto const column = column_of(piece);
        if (column >= open_.cells.size()) { // a label that stands alone, its value below and to the right
            open_.lefts.push_back(piece.left);
            open_.cells.push_back({piece.text});
            open_.rights.push_back(piece.right);
            return;
        }
        auto& cell = open_.cells[column];
        auto const edge = column + 1 < open_.lefts.size() ? open_.lefts[column + 1] : right_edge_;
        bool const did_not_fit = open_.rights[column] + piece.first_word_width + 0.3 * open_.height > edge;
        if (belongs_together(cell.back(), piece.text, did_not_fit))
            cell.back() = glued(cell.back(), piece.text);
        else
            cell.push_back(piece.text);
        open_.rights[column] = piece.right;
    }

    // The line goes on where the row's last cell ended at the right edge.
    bool wraps_paragraph(VisualLine const& line) {
        auto const& piece = line.pieces[0];
        if (line.pieces.size() != 1 || gap_above(line) > close_below || !same_size(line)) return false;
        if (piece.left > open_.lefts.back() + indented_by * open_.height) return false;
        bool const did_not_fit = open_.rights.back() + piece.first_word_width + 0.3 * open_.height > right_edge_;
        auto& text = open_.cells.back().back();
        if (!belongs_together(text, piece.text, did_not_fit)) return false;
        if (open_.cells.size() > 1 && !goes_on(text, piece.text)) return false; // it may be a table's next row
        text = glued(text, piece.text);
        open_.rights.back() = piece.right;
        return true;
    }

    std::vector<VisualLine> lines_;
    double left_edge_ = 0;
    double right_edge_ = 0;
    OpenRow open_;
    std::vector<LayoutRow> rows_;
};

} // namespace

std::vector<LayoutRow> lay_out(std::vector<PlacedWord> words) { return Layout{visual_lines(std::move(words))}.rows(); }

} // namespace liaison
