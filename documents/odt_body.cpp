#include "documents/odt_body.hpp"
#include "core/contains.hpp"
#include "documents/mail_link.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace liaison {

namespace {

using namespace std::string_view_literals;

constexpr std::array passed_over{"tracked-changes"sv, "note"sv, "annotation"sv, "ruby-text"sv, "forms"sv};
constexpr std::array containers{"list"sv,  "list-item"sv,  "list-header"sv,       "section"sv,         "index-body"sv,
                                "table"sv, "table-rows"sv, "table-header-rows"sv, "table-row-group"sv, "text-box"sv};

} // namespace

OdtStyles styles_that_hide(pugi::xml_node automatic_styles) {
    OdtStyles names;
    for (auto const style : automatic_styles.children()) {
        auto const properties = child(style, "text-properties");
        auto const line_through = attribute(properties, "text-line-through-style");
        if (attribute(properties, "display") == "none" || (!line_through.empty() && line_through != "none"))
            names.emplace(attribute(style, "name"));
    }
    return names;
}

void OdtBody::blocks(pugi::xml_node container, std::size_t depth) {
    if (depth > document_limits::xml_depth) return;
    for (auto const node : container.children()) {
        if (lines_.is_full()) return;
        block(node, depth);
    }
}

void OdtBody::block(pugi::xml_node node, std::size_t depth) {
    auto const name = local_name(node);
    bool const shown = attribute(node, "display") != "none";
    if (name == "p" || name == "h") {
        element(node, depth);
        put(std::exchange(line_, {}));
        for (auto const box : std::exchange(boxes_, {})) blocks(box, depth + 1);
    } else if (name == "table-row") {
        row(node, depth + 1);
    } else if (contains(containers, name) && shown) {
        blocks(node, depth + 1);
    }
}

void OdtBody::row(pugi::xml_node node, std::size_t depth) {
    auto* const outer = cell_;
    std::vector<Cell> cells;
    for (auto const each : node.children()) {
        if (local_name(each) != "table-cell") continue;
        Cell cell;
        cell_ = &cell;
        blocks(each, depth + 1);
        cells.push_back(std::move(cell));
    }
    cell_ = outer;
    if (cell_ == nullptr) return lines_.row(zone_, cells);
    for (auto const& cell : cells) std::ranges::copy(cell, std::back_inserter(*cell_));
}

void OdtBody::text(pugi::xml_node node, std::size_t depth) {
    if (depth > document_limits::xml_depth) return;
    for (auto const each : node.children())
        if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata)
            line_.append(each.value());
        else
            element(each, depth + 1);
}

void OdtBody::element(pugi::xml_node node, std::size_t depth) {
    auto const name = local_name(node);
    if (contains(passed_over, name) || hidden_.contains(attribute(node, "style-name"))) return;
    if (name == "s") line_.push_back(' ');
    if (name == "tab") line_.push_back('\t');
    if (name == "line-break") line_.push_back('\n');
    if (name == "text-box") return boxes_.push_back(node);
    auto const begins = line_.size();
    text(node, depth);
    auto const address = name == "a" ? address_of_link(attribute(node, "href")) : std::string{};
    if (!address.empty() && !std::string_view{line_}.substr(begins).contains(address))
        line_.append(" <").append(address).append(">");
}

void OdtBody::put(std::string line) {
    if (cell_ == nullptr)
        lines_.paragraph(zone_, line);
    else
        cell_->push_back(std::move(line));
}

} // namespace liaison
