// The blocks of a Word document, header or footer in reading order: paragraphs, tables, content controls, text boxes.
#pragma once
#include "documents/docx_paragraph.hpp"
#include "documents/line_writer.hpp"

namespace liaison {

class DocxBody {
public:
    DocxBody(Relations const& relations, PagePart zone, LineWriter& lines, DocxFindings& findings)
        : relations_(relations), zone_(zone), lines_(lines), findings_(findings) {}

    /// Writes the lines of w:body, w:hdr or w:ftr. A table inside the first cell of a row becomes rows of its own; one
    /// inside a later cell belongs to that cell's value, a row of it being one paragraph.
    void write(pugi::xml_node container) {
        blocks(container, 0);
        flush();
    }

private:
    void blocks(pugi::xml_node container, std::size_t depth);
    void block(pugi::xml_node node, std::size_t depth);
    void paragraph(pugi::xml_node node, std::size_t depth);
    void table(pugi::xml_node node, std::size_t depth);
    void row(pugi::xml_node node, std::size_t depth);
    void put(std::string text);
    void flush();

    Relations const& relations_;
    PagePart zone_;
    LineWriter& lines_;
    DocxFindings& findings_;
    Cell* cell_ = nullptr;       // where paragraphs go; the page itself when null
    bool in_later_cell_ = false; // a table here belongs to a value
    std::string carried_;        // of a paragraph that goes on with the next one
};

} // namespace liaison
