#include "documents/archive_documents.hpp"
#include "core/text.hpp"
#include "documents/any_document.hpp"
#include "documents/line_writer.hpp"

namespace liaison {

namespace {

// What macOS and office programs leave beside the real file.
bool is_left_over(std::string_view name) {
    auto const file = name.substr(name.rfind('/') + 1);
    return name.ends_with('/') || name.starts_with("__MACOSX/") || file.starts_with("._") || file.starts_with("~$");
}

void read_entry(Archive const& archive, std::size_t index, std::size_t depth, Budget& budget, DocumentText& into) {
    auto const name = archive.name(index);
    if (budget.documents == 0) return add_remark(into, "has many documents: only the first were read");
    --budget.documents;
    auto const bytes = archive.read(index, document_limits::document_bytes, budget);
    auto read = bytes ? read_any_document(*bytes, "", name, depth + 1, budget) : std::unexpected(bytes.error());
    if (!read) { // it stands among the documents all the same, so that its remark names it
        into.inner.push_back({.name = name, .kind = {}, .lines = {}, .inner = {}, .remarks = {read.error().what}});
        return;
    }
    if (read->lines.empty() && read->inner.empty() && read->remarks.empty()) return;
    read->name = name;
    into.inner.push_back(std::move(*read));
}

} // namespace

DocumentText read_archive(Archive const& archive, std::size_t depth, Budget& budget) {
    DocumentText document{.name = {}, .kind = "zip", .lines = {}, .inner = {}, .remarks = {}};
    for (std::size_t i = 0; i < archive.size(); ++i) {
        auto const name = archive.name(i);
        if (!is_left_over(name) && may_be_document("", name)) read_entry(archive, i, depth, budget, document);
    }
    if (document.inner.empty() && document.remarks.empty()) add_remark(document, "has no document in it");
    return document;
}

} // namespace liaison
