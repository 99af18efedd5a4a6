#include "documents/docx.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "documents/docx_body.hpp"
#include <set>

namespace liaison {

namespace {

// Headers of first, odd and even pages mostly say the same.
void write_new_lines(DocumentText const& from, DocumentText& into) {
    for (auto const& line : from.lines)
        if (!line.text.empty() && !contains(into.lines, line)) into.lines.push_back(line);
}

void read_headers_and_footers(DocxPackage const& package, Relations const& relations, Budget& budget,
                              DocxFindings& findings, DocumentText& document) {
    std::set<std::string> seen;
    for (auto const& [id, relation] : relations) {
        bool const header = relation.type == "header";
        if ((!header && relation.type != "footer") || !seen.insert(relation.target).second) continue;
        auto const part = package.part(relation.target);
        if (!part) {
            add_remark(document, part.error().what);
            continue;
        }
        DocumentText read;
        LineWriter lines{read, budget};
        DocxBody{(*part)->relations, header ? PagePart::header : PagePart::footer, lines, findings}.write(
            (*part)->tree.document_element());
        write_new_lines(read, document);
    }
}

} // namespace

bool is_docx(Archive const& archive) {
    if (archive.find("word/document.xml")) return true;
    if (!archive.find("[Content_Types].xml")) return false;
    for (std::size_t i = 0; i < archive.size(); ++i)
        if (auto const name = lower_case(archive.name(i)); name.starts_with("word/document") && name.ends_with(".xml"))
            return true;
    return false;
}

Result<DocumentText> read_docx(Archive const& archive, Budget& budget) {
    DocxPackage const package{archive, budget};
    auto const main_part = package.main_part();
    if (main_part.empty()) return failure(Fault::bad_input, "has no main part");
    auto const main = package.part(main_part);
    if (!main) return std::unexpected(main.error());
    DocumentText document{.name = {}, .kind = "docx", .lines = {}, .inner = {}, .remarks = {}};
    DocxFindings findings;
    read_headers_and_footers(package, (*main)->relations, budget, findings, document);
    LineWriter lines{document, budget};
    auto const root = (*main)->tree.document_element();
    DocxBody{(*main)->relations, PagePart::body, lines, findings}.write(child(root, "body"));
    if ((*main)->damaged) add_remark(document, "is damaged: read as far as it goes");
    if (findings.deletions) add_remark(document, "tracked deletions are left out");
    if (findings.too_deep) add_remark(document, "is nested too deeply: the innermost parts are left out");
    return document;
}

} // namespace liaison
