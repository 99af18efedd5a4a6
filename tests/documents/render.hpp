// A document's text as golden files hold it.
#pragma once
#include "core/error.hpp"
#include "parser/document.hpp"

namespace liaison::test {

/// "# NAME [KIND]", "! REMARK", then each line behind "B|", "H|" or "F|" for its zone; inner documents follow.
inline std::string render(DocumentText const& document) {
    std::string out = "# " + document.name + " [" + document.kind + "]\n";
    for (auto const& remark : document.remarks) out += "! " + remark + "\n";
    for (auto const& line : document.lines)
        out += (line.zone == PagePart::body ? "B|" : line.zone == PagePart::header ? "H|" : "F|") + line.text + "\n";
    for (auto const& inner : document.inner) out += render(inner);
    return out;
}

inline std::string render(Result<DocumentText> const& document) {
    return document ? render(*document) : "unreadable: " + document.error().what + "\n";
}

} // namespace liaison::test
