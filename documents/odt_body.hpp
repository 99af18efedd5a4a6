// The paragraphs and tables of an OpenDocument text in reading order.
#pragma once
#include "documents/docx_package.hpp"
#include "documents/line_writer.hpp"
#include <set>
#include <string>

namespace liaison {

/// Names of styles whose text does not count: hidden, or struck out.
using OdtStyles = std::set<std::string, std::less<>>;
[[nodiscard]] OdtStyles styles_that_hide(pugi::xml_node automatic_styles);

class OdtBody {
public:
    OdtBody(PagePart zone, OdtStyles const& hidden, LineWriter& lines) : zone_(zone), hidden_(hidden), lines_(lines) {}

    /// Writes the lines of office:text, style:header or style:footer. Tracked deletions, notes and comments are left
    /// out; a table inside a cell becomes paragraphs of that cell.
    void write(pugi::xml_node container) { blocks(container, 0); }

private:
    void blocks(pugi::xml_node container, std::size_t depth);
    void block(pugi::xml_node node, std::size_t depth);
    void row(pugi::xml_node node, std::size_t depth);
    void text(pugi::xml_node node, std::size_t depth);
    void element(pugi::xml_node node, std::size_t depth);
    void put(std::string line);

    PagePart zone_;
    OdtStyles const& hidden_;
    LineWriter& lines_;
    Cell* cell_ = nullptr;              // where paragraphs go; the page itself when null
    std::string line_;                  // of the paragraph in hand
    std::vector<pugi::xml_node> boxes_; // text boxes anchored in it
};

} // namespace liaison
