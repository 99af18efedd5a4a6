#include "documents/docx_body.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "documents/docx_symbols.hpp"
#include <array>
#include <utility>

namespace liaison {

namespace {

using namespace std::string_view_literals;

constexpr std::array transparent{"ins"sv, "moveTo"sv, "customXml"sv, "smartTag"sv};

// The rows of a table, or the cells of a row, through what may be wrapped around them.
void collect(pugi::xml_node container, std::string_view wanted, std::size_t depth, std::vector<pugi::xml_node>& found) {
    if (depth > document_limits::xml_depth) return;
    for (auto const node : container.children()) {
        auto const name = local_name(node);
        if (name == wanted)
            found.push_back(node);
        else if (name == "sdt")
            collect(child(node, "sdtContent"), wanted, depth + 1, found);
        else if (name == "AlternateContent")
            collect(chosen_alternative(node), wanted, depth + 1, found);
        else if (contains(transparent, name))
            collect(node, wanted, depth + 1, found);
    }
}

std::vector<pugi::xml_node> all(pugi::xml_node container, std::string_view wanted) {
    std::vector<pugi::xml_node> found;
    collect(container, wanted, 0, found);
    return found;
}

std::string joined_cell(Cell const& cell) {
    std::vector<std::string> lines;
    for (auto const& line : cell)
        if (auto cleaned = std::string{trimmed(clean_line(line))}; !cleaned.empty())
            lines.push_back(std::move(cleaned));
    return joined(lines, " ");
}

} // namespace

void DocxBody::blocks(pugi::xml_node container, std::size_t depth) {
    if (depth > document_limits::xml_depth) {
        findings_.too_deep = true;
        return;
    }
    for (auto const node : container.children()) {
        if (lines_.is_full()) return;
        block(node, depth);
    }
}

void DocxBody::block(pugi::xml_node node, std::size_t depth) {
    auto const name = local_name(node);
    if (name == "p")
        paragraph(node, depth);
    else if (name == "tbl")
        table(node, depth);
    else if (name == "sdt" && !is_on(child(node, "sdtPr"), "showingPlcHdr"))
        blocks(child(node, "sdtContent"), depth + 1);
    else if (name == "AlternateContent")
        blocks(chosen_alternative(node), depth + 1);
    else if (contains(transparent, name))
        blocks(node, depth + 1);
    else if (name == "del" || name == "moveFrom")
        findings_.deletions = true;
}

void DocxBody::paragraph(pugi::xml_node node, std::size_t depth) {
    auto read = read_docx_paragraph(node, relations_, findings_);
    carried_.append(read.text);
    if (!read.joins_next) put(std::exchange(carried_, {}));
    for (auto const box : read.text_boxes) blocks(box, depth + 1);
}

void DocxBody::table(pugi::xml_node node, std::size_t depth) {
    flush();
    if (cell_ != nullptr && !in_later_cell_) // its rows are lines of their own: what stands above them comes first
        for (auto const& above : std::exchange(*cell_, {})) lines_.paragraph(zone_, above);
    for (auto const each : all(node, "tr")) {
        if (child(child(each, "trPr"), "del"))
            findings_.deletions = true;
        else if (!lines_.is_full())
            row(each, depth + 1);
    }
}

void DocxBody::row(pugi::xml_node node, std::size_t depth) {
    auto* const outer = cell_;
    bool const inside_value = in_later_cell_;
    std::vector<Cell> cells;
    for (auto const each : all(node, "tc")) {
        if (child(child(each, "tcPr"), "cellDel")) continue;
        Cell cell;
        cell_ = &cell;
        in_later_cell_ = inside_value || !cells.empty();
        blocks(each, depth + 1);
        flush();
        cells.push_back(std::move(cell));
    }
    cell_ = outer;
    in_later_cell_ = inside_value;
    if (!inside_value) {
        lines_.row(zone_, cells);
        return;
    }
    std::vector<std::string> values;
    for (auto const& cell : cells)
        if (auto value = joined_cell(cell); !value.empty()) values.push_back(std::move(value));
    put(joined(values, "\t"));
}

void DocxBody::put(std::string text) {
    if (cell_ == nullptr)
        lines_.paragraph(zone_, text);
    else
        cell_->push_back(std::move(text));
}

void DocxBody::flush() {
    if (!carried_.empty()) put(std::exchange(carried_, {}));
}

} // namespace liaison
