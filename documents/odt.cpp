#include "documents/odt.hpp"
#include "documents/docx_package.hpp"
#include "documents/odt_body.hpp"

namespace liaison {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_in_mimetype = 100;

std::string small_entry(Archive const& archive, std::string const& name, std::size_t at_most, Budget& budget) {
    auto const index = archive.find(name);
    auto bytes = index ? archive.read(*index, at_most, budget) : Result<std::string>{};
    return bytes ? std::move(*bytes) : std::string{};
}

bool is_encrypted(Archive const& archive, Budget& budget) {
    return small_entry(archive, "META-INF/manifest.xml", document_limits::mega_byte, budget)
        .contains("encryption-data");
}

/// Headers and footers stand with the styles, in a master page each.
void read_margins(DocxPackage const& package, OdtStyles const& hidden, LineWriter& lines) {
    auto const styles = package.part("styles.xml");
    if (!styles) return;
    for (auto const page : child((*styles)->tree.document_element(), "master-styles").children()) {
        if (local_name(page) != "master-page") continue;
        OdtBody{PagePart::header, hidden, lines}.write(child(page, "header"));
        OdtBody{PagePart::footer, hidden, lines}.write(child(page, "footer"));
    }
}

} // namespace

bool is_odt(Archive const& archive, Budget& budget) {
    return archive.find("content.xml") && small_entry(archive, "mimetype", most_in_mimetype, budget)
                                              .starts_with("application/vnd.oasis.opendocument.text"sv);
}

Result<DocumentText> read_odt(Archive const& archive, Budget& budget) {
    if (is_encrypted(archive, budget)) return failure(Fault::bad_input, "is encrypted: it needs a password");
    DocxPackage const package{archive, budget}; // XML parts in a zip, the one as the other
    auto const content = package.part("content.xml");
    if (!content) return std::unexpected(content.error());
    DocumentText document{.name = {}, .kind = "odt", .lines = {}, .inner = {}, .remarks = {}};
    LineWriter lines{document, budget};
    auto const root = (*content)->tree.document_element();
    auto const hidden = styles_that_hide(child(root, "automatic-styles"));
    read_margins(package, hidden, lines);
    OdtBody{PagePart::body, hidden, lines}.write(child(child(root, "body"), "text"));
    if ((*content)->damaged) add_remark(document, "is damaged: read as far as it goes");
    return document;
}

} // namespace liaison
