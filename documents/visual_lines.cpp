#include "documents/visual_lines.hpp"
#include <algorithm>
#include <cmath>

namespace liaison {

namespace {

using Words = std::vector<PlacedWord>;

// Gaps in units of a word box's height, which is about 1.15 em. A blank is 0.2 to 0.3 em, in justified text up to 0.8.
constexpr double no_blank = 0.08;
constexpr double perhaps_column = 0.6;
constexpr double surely_column = 1.4;
constexpr double aligned_within = 2.0; // points

double center(PlacedWord const& word) { return (word.top + word.bottom) / 2; }

bool shares_line(PlacedWord const& line, PlacedWord const& word) {
    auto const overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
    return overlap >= 0.5 * std::min(line.bottom - line.top, word.bottom - word.top);
}

// Words grouped by line. The band of a line is that of its tallest word, so that an index does not draw in the next.
std::vector<Words> grouped(Words words) {
    std::ranges::sort(words, {}, center);
    std::vector<Words> lines;
    std::vector<PlacedWord> bands;
    for (auto& word : words) {
        if (lines.empty() || !shares_line(bands.back(), word)) {
            lines.emplace_back();
            bands.push_back(word);
        } else if (word.bottom - word.top > bands.back().bottom - bands.back().top) {
            bands.back() = word;
        }
        lines.back().push_back(std::move(word));
    }
    for (auto& line : lines) std::ranges::sort(line, {}, &PlacedWord::left);
    return lines;
}

double height_of(Words const& line) {
    double height = 1;
    for (auto const& word : line) height = std::max(height, word.bottom - word.top);
    return height;
}

// Where columns begin for sure: behind wide gaps. Narrow gaps count as columns when they end at such a place.
std::vector<double> sure_columns(std::vector<Words> const& lines) {
    std::vector<double> starts;
    for (auto const& line : lines) {
        auto const height = height_of(line);
        for (std::size_t i = 1; i < line.size(); ++i)
            if (line[i].left - line[i - 1].right > surely_column * height) starts.push_back(line[i].left);
    }
    std::ranges::sort(starts);
    return starts;
}

bool begins_column(double left, std::vector<double> const& columns) {
    auto const next = std::ranges::lower_bound(columns, left - aligned_within);
    return next != columns.end() && *next <= left + aligned_within;
}

VisualLine in_pieces(Words const& words, std::vector<double> const& columns) {
    VisualLine line{.top = words.front().top, .bottom = words.front().bottom, .pieces = {}};
    auto const height = height_of(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        line.top = std::min(line.top, word.top);
        line.bottom = std::max(line.bottom, word.bottom);
        auto const gap = i == 0 ? 0 : (word.left - line.pieces.back().right) / height;
        bool const after_label = i > 0 && line.pieces.back().text.ends_with(':');
        bool const column =
            gap > surely_column || (gap > perhaps_column && (after_label || begins_column(word.left, columns)));
        if (i == 0 || column) {
            line.pieces.push_back({word.left, word.right, word.right - word.left, word.text});
            continue;
        }
        auto& piece = line.pieces.back();
        if (gap > no_blank || words[i - 1].space_after) piece.text.push_back(' ');
        piece.text.append(word.text);
        piece.right = std::max(piece.right, word.right);
    }
    return line;
}

} // namespace

std::vector<VisualLine> visual_lines(std::vector<PlacedWord> words) {
    std::erase_if(words, [](PlacedWord const& word) {
        bool const finite = std::isfinite(word.left) && std::isfinite(word.right) && std::isfinite(word.top) &&
                            std::isfinite(word.bottom);
        return !finite || word.text.empty() || word.right < word.left || word.bottom <= word.top;
    });
    auto const lines = grouped(std::move(words));
    auto const columns = sure_columns(lines);
    std::vector<VisualLine> result;
    result.reserve(lines.size());
    for (auto const& line : lines) result.push_back(in_pieces(line, columns));
    return result;
}

} // namespace liaison
