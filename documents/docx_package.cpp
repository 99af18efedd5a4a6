#include "documents/docx_package.hpp"
#include "core/text.hpp"

namespace liaison {

namespace {

std::string folder_of(std::string_view part) {
    auto const slash = part.rfind('/');
    return slash == part.npos ? std::string{} : std::string{part.substr(0, slash + 1)};
}

// A target is relative to its part's folder, or starts at the package's root.
std::string resolved(std::string_view base, std::string_view target) {
    if (target.starts_with('/')) return std::string{target.substr(1)};
    std::string folder = folder_of(base);
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        if (!folder.empty()) folder.pop_back();
        folder = folder_of(folder);
    }
    return folder + std::string{target};
}

bool has_doctype(pugi::xml_document const& tree) {
    for (auto const node : tree.children())
        if (node.type() == pugi::node_doctype) return true;
    return false;
}

} // namespace

std::string_view local_name(pugi::xml_node node) {
    std::string_view const name = node.name();
    auto const colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    for (auto const found : node.attributes()) {
        std::string_view const full = found.name();
        auto const colon = full.find(':');
        if ((colon == full.npos ? full : full.substr(colon + 1)) == name) return found.value();
    }
    return {};
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (auto const found : node.children())
        if (local_name(found) == name) return found;
    return {};
}

bool is_on(pugi::xml_node properties, std::string_view name) {
    auto const property = child(properties, name);
    auto const value = attribute(property, "val");
    return property && value != "0" && value != "false" && value != "off";
}

Result<std::unique_ptr<DocxPart>> DocxPackage::tree(std::string const& name) const {
    auto const index = archive_.find(name);
    if (!index) return failure(Fault::bad_input, name + " is missing");
    auto bytes = archive_.read(*index, document_limits::xml_bytes, budget_);
    if (!bytes) return std::unexpected(bytes.error().within(name));
    auto part = std::make_unique<DocxPart>();
    part->bytes = std::move(*bytes);
    // Blanks between runs are text here ("<w:t> </w:t>"), and entities of a DOCTYPE are never expanded.
    auto const flags = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
    auto const parsed = part->tree.load_buffer_inplace(part->bytes.data(), part->bytes.size(), flags);
    if (parsed.status == pugi::status_out_of_memory)
        return failure(Fault::bad_input, "needs more memory than a document may have");
    if (has_doctype(part->tree)) return failure(Fault::bad_input, name + " has a DOCTYPE, which no .docx has");
    if (!parsed && !part->tree.document_element())
        return failure(Fault::bad_input, name + " is damaged: " + parsed.description());
    part->damaged = !parsed;
    return part;
}

Relations DocxPackage::relations_of(std::string const& name) const {
    auto const folder = folder_of(name);
    auto const part = tree(folder + "_rels/" + name.substr(folder.size()) + ".rels");
    Relations relations;
    if (!part) return relations;
    for (auto const relation : (*part)->tree.document_element().children()) {
        auto const type = attribute(relation, "Type");
        auto const target = attribute(relation, "Target");
        bool const external = same_word(attribute(relation, "TargetMode"), "External");
        relations.emplace(attribute(relation, "Id"), Relation{std::string{type.substr(type.rfind('/') + 1)},
                                                              external ? std::string{target} : resolved(name, target)});
    }
    return relations;
}

std::string DocxPackage::main_part() const {
    for (auto const& [id, relation] : relations_of(""))
        if (relation.type == "officeDocument" && archive_.find(relation.target)) return relation.target;
    return archive_.find("word/document.xml") ? "word/document.xml" : "";
}

Result<std::unique_ptr<DocxPart>> DocxPackage::part(std::string const& name) const {
    auto part = tree(name);
    if (part) (*part)->relations = relations_of(name);
    return part;
}

} // namespace liaison
