#include "parser/table_head.hpp"
#include "core/text.hpp"
#include <algorithm>

namespace liaison {
namespace {

constexpr std::ptrdiff_t fewest_labels = 3;

std::vector<std::string_view> cells_of(std::string_view row) {
    auto cells = split(row, '\t');
    for (auto& cell : cells) cell = trimmed(cell);
    return cells;
}

/// A cell that is a label, with a colon or without, and holds no value.
std::optional<LabelFound> label_alone(std::string_view cell) {
    auto label = find_label(cell);
    if (!label) label = find_bare_label(cell);
    return label && label->value.empty() ? label : std::nullopt;
}

std::vector<LabelFound> labels_in(std::string_view row) {
    if (std::ranges::count(row, '\t') + 1 < fewest_labels) return {}; // most rows: none is looked at twice
    std::vector<LabelFound> labels;
    for (auto const cell : cells_of(row)) {
        auto const label = label_alone(cell);
        if (!label) return {};
        labels.push_back(*label);
    }
    return labels;
}

/// A row of values may have fewer cells, the last ones being empty. A row that begins with a TAB goes on with the one
/// above it.
bool are_values(std::vector<std::string_view> const& cells, std::size_t labels) {
    return cells.size() > 1 && cells.size() <= labels && !cells.front().empty() &&
           std::ranges::none_of(cells, [](auto cell) { return find_label(cell).has_value(); });
}

} // namespace

TableHead read_table_head(std::string_view row, std::string_view below) {
    TableHead head{labels_in(row), false};
    if (head.labels.empty()) return head;
    auto const cells = cells_of(below);
    head.takes_below = are_values(cells, head.labels.size());
    for (std::size_t i = 0; head.takes_below && i < cells.size(); ++i) head.labels[i].value = cells[i];
    return head;
}

} // namespace liaison
