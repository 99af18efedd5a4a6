// The parts of a .docx package (ECMA-376 part 2) that hold text, as XML trees, and what their relations point to.
#pragma once
#include "documents/archive.hpp"
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

struct Relation {
    std::string type;   ///< its last segment: "header", "hyperlink"
    std::string target; ///< a part's full name, or an external address
};
/// By relation id, "rId4".
using Relations = std::map<std::string, Relation, std::less<>>;

struct DocxPart {
    std::string bytes; ///< parsed in place: lives as long as the tree
    pugi::xml_document tree;
    Relations relations;
    bool damaged = false; ///< the tree goes as far as the XML was well-formed
};

class DocxPackage {
public:
    DocxPackage(Archive const& archive, Budget& budget) : archive_(archive), budget_(budget) {}

    /// The main document's part name, usually "word/document.xml"; empty when there is none.
    [[nodiscard]] std::string main_part() const;
    /// A part with its relations. Errors: bad_input for a missing, damaged or hostile part (a DOCTYPE is refused).
    [[nodiscard]] Result<std::unique_ptr<DocxPart>> part(std::string const& name) const;

private:
    [[nodiscard]] Result<std::unique_ptr<DocxPart>> tree(std::string const& name) const;
    [[nodiscard]] Relations relations_of(std::string const& name) const;

    Archive const& archive_;
    Budget& budget_;
};

/// An element's name without its namespace prefix.
[[nodiscard]] std::string_view local_name(pugi::xml_node node);
/// The value of the attribute with that name, whatever its prefix; empty if there is none.
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view name);
/// The first child with that local name, or a null node.
[[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// Whether an on/off property such as w:vanish is there and not switched off (ECMA-376 part 1, 17.17.4).
[[nodiscard]] bool is_on(pugi::xml_node properties, std::string_view name);

} // namespace liaison
