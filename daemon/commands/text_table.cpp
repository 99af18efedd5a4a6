#include "daemon/commands/text_table.hpp"
#include "core/text.hpp"
#include "daemon/commands/json_values.hpp"

namespace liaison {
namespace {

constexpr std::string_view gap = "  ";

struct Range {
    char32_t first, last;
};
constexpr std::array wide{Range{0x1100, 0x115F},   Range{0x2E80, 0xA4CF},  Range{0xAC00, 0xD7A3},
                          Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},  Range{0xFF00, 0xFF60},
                          Range{0x1F300, 0x1FAFF}, Range{0x20000, 0x3FFFD}};
constexpr std::array without_width{Range{0x0300, 0x036F}, Range{0x200B, 0x200F}, Range{0xFE00, 0xFE0F}};
/// C1 controls, and what turns the direction of the text around it.
constexpr std::array unsafe{Range{0x0080, 0x009F}, Range{0x202A, 0x202E}, Range{0x2066, 0x2069}};

bool is_in(auto const& ranges, char32_t point) {
    return std::ranges::any_of(ranges, [&](Range r) { return point >= r.first && point <= r.last; });
}

std::size_t length_of_sequence(char first) {
    auto const octet = static_cast<unsigned char>(first);
    return octet < 0x80 ? 1 : octet < 0xE0 ? 2 : octet < 0xF0 ? 3 : 4;
}

char32_t decode(std::string_view sequence) {
    auto const first = static_cast<unsigned char>(sequence[0]);
    if (sequence.size() == 1) return first;
    char32_t point = first & (0x7FU >> sequence.size());
    for (char const c : sequence.substr(1)) point = point << 6U | (static_cast<unsigned char>(c) & 0x3FU);
    return point;
}

/// Calls `visit(sequence, point)` for each code point of valid UTF-8 until it returns false.
void for_each_point(std::string_view text, auto visit) {
    for (std::size_t at = 0; at < text.size();) {
        auto const sequence = text.substr(at, length_of_sequence(text[at]));
        if (!visit(sequence, decode(sequence))) return;
        at += sequence.size();
    }
}

std::size_t width(char32_t point) { return is_in(without_width, point) ? 0 : is_in(wide, point) ? 2 : 1; }

std::string printable(std::string_view text, std::string_view kept) {
    auto const valid = valid_utf8(text);
    std::string result;
    for_each_point(valid, [&](std::string_view sequence, char32_t point) {
        if (sequence.size() == 1 && kept.contains(sequence[0]))
            result += sequence;
        else if (point < 0x20 || point == 0x7F || is_in(unsafe, point))
            result += "\xEF\xBF\xBD";
        else
            result += sequence;
        return true;
    });
    return result;
}

} // namespace

std::string printable_line(std::string_view text) { return printable(collapsed(text), ""); }
std::string printable_text(std::string_view text) { return printable(text, "\n\t"); }

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for_each_point(text, [&](std::string_view, char32_t point) {
        columns += width(point);
        return true;
    });
    return columns;
}

std::string shortened(std::string_view text, std::size_t columns) {
    if (columns_of(text) <= columns) return std::string{text};
    constexpr std::string_view dots = "...";
    std::string result;
    std::size_t used = dots.size();
    for_each_point(text, [&](std::string_view sequence, char32_t point) {
        used += width(point);
        if (used <= columns) result += sequence;
        return used <= columns;
    });
    return fmt::format("{}{}", trimmed(result), dots);
}

std::string write_table(std::vector<std::vector<std::string>> const& rows) {
    std::vector<std::size_t> widths;
    for (auto const& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
    }
    std::string text;
    for (auto const& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += fmt::format("{}{}{:{}}", i == 0 ? "" : gap, row[i], "", widths[i] - columns_of(row[i]));
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

void Fields::add(std::string label, std::string_view value) {
    if (!value.empty()) rows_.push_back({std::move(label), printable_line(value)});
}

void Fields::add(std::string label, std::vector<std::string> const& values) {
    for (auto const& value : values) rows_.push_back({std::exchange(label, ""), printable_line(value)});
}

std::string Fields::text() const { return write_table(rows_); }

} // namespace liaison
