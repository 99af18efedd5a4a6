// The text of one Word paragraph: runs, links, fields, what is tracked or hidden.
#pragma once
#include "documents/docx_package.hpp"
#include <string>
#include <vector>

namespace liaison {

/// What was seen on the way through a document, for the remarks.
struct DocxFindings {
    bool deletions = false; ///< tracked deletions, which do not count
    bool too_deep = false;
};

struct DocxParagraph {
    std::string text;                       ///< tabs as TAB, line breaks as LF
    std::vector<pugi::xml_node> text_boxes; ///< w:txbxContent anchored in it
    bool joins_next = false;                ///< its end is a tracked deletion: the next paragraph goes on in its line
};

/// Reads a w:p. Inserted text counts, deleted and moved-away text does not; hidden and struck-out text does not; a link
/// to a mail address that is not shown in its text is appended as "<address>"; of alternatives the first counts.
[[nodiscard]] DocxParagraph read_docx_paragraph(pugi::xml_node paragraph, Relations const& relations,
                                                DocxFindings& findings);

} // namespace liaison
