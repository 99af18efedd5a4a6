#include "documents/docx_paragraph.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "documents/docx_symbols.hpp"
#include "documents/mail_link.hpp"
#include <algorithm>
#include <array>

namespace liaison {

namespace {

using namespace std::string_view_literals;

constexpr std::array descended{"hyperlink"sv, "ins"sv, "moveTo"sv, "smartTag"sv,  "customXml"sv, "fldSimple"sv,
                               "dir"sv,       "bdo"sv, "oMath"sv,  "oMathPara"sv, "ruby"sv,      "rubyBase"sv};
// Properties of a run that is not shown, or that somebody struck out by hand.
constexpr std::array not_counting{"vanish"sv, "webHidden"sv, "strike"sv, "dstrike"sv};
constexpr std::array tracked_away{"del"sv, "moveFrom"sv};
constexpr std::array holds_text_boxes{"drawing"sv, "pict"sv, "object"sv};

// A complex field (ECMA-376 part 1, 17.16.18): between begin and separate stands its instruction, then its result.
struct OpenField {
    std::string instruction;
    bool in_result = false;
    std::size_t begins = 0; // of the result in the text
};

class Reader {
public:
    Reader(Relations const& relations, DocxFindings& findings) : relations_(relations), findings_(findings) {}

    DocxParagraph read(pugi::xml_node paragraph) {
        auto const mark = child(child(paragraph, "pPr"), "rPr");
        out_.joins_next = child(mark, "del") || child(mark, "moveFrom");
        children(paragraph, 0);
        return std::move(out_);
    }

private:
    void children(pugi::xml_node node, std::size_t depth) {
        if (depth > document_limits::xml_depth) {
            findings_.too_deep = true;
            return;
        }
        for (auto const each : node.children()) element(each, depth);
    }

    void element(pugi::xml_node node, std::size_t depth) {
        auto const name = local_name(node);
        if (name == "r")
            run(node, depth);
        else if (name == "hyperlink")
            link(node, depth);
        else if (name == "AlternateContent")
            children(chosen_alternative(node), depth + 1);
        else if (name == "sdt")
            content_control(node, depth);
        else if (contains(tracked_away, name))
            findings_.deletions = true;
        else if (contains(descended, name))
            children(node, depth + 1);
        else if (contains(holds_text_boxes, name))
            collect_text_boxes(node, depth);
    }

    void content_control(pugi::xml_node node, std::size_t depth) {
        if (!is_on(child(node, "sdtPr"), "showingPlcHdr")) children(child(node, "sdtContent"), depth + 1);
    }

    void run(pugi::xml_node run, std::size_t depth) {
        auto const properties = child(run, "rPr");
        if (std::ranges::any_of(not_counting, [&](auto name) { return is_on(properties, name); })) return;
        for (auto const each : run.children()) run_content(each, depth);
    }

    void run_content(pugi::xml_node node, std::size_t depth) {
        auto const name = local_name(node);
        if (name == "fldChar") return field_character(node);
        if (name == "instrText" && !fields_.empty() && !fields_.back().in_result)
            fields_.back().instruction.append(node.text().get());
        if (!fields_.empty() && !fields_.back().in_result) return;
        if (name == "t")
            out_.text.append(node.text().get());
        else if (name == "tab" || name == "ptab")
            out_.text.push_back('\t');
        else if (name == "br" || name == "cr")
            out_.text.push_back('\n');
        else if (name == "noBreakHyphen")
            out_.text.push_back('-');
        else if (name == "sym")
            out_.text.append(symbol(attribute(node, "font"), attribute(node, "char")));
        else
            element(node, depth);
    }

    void field_character(pugi::xml_node node) {
        auto const type = attribute(node, "fldCharType");
        if (type == "begin") {
            fields_.emplace_back();
        } else if (type == "separate" && !fields_.empty()) {
            fields_.back().in_result = true;
            fields_.back().begins = out_.text.size();
        } else if (type == "end" && !fields_.empty()) {
            auto const field = std::move(fields_.back());
            fields_.pop_back();
            if (field.in_result) append_address(address_of_field(field.instruction), field.begins);
        }
    }

    void link(pugi::xml_node node, std::size_t depth) {
        auto const begins = out_.text.size();
        children(node, depth + 1);
        auto const relation = relations_.find(attribute(node, "id"));
        if (relation != relations_.end()) append_address(address_of_link(relation->second.target), begins);
    }

    void append_address(std::string const& address, std::size_t begins) {
        if (address.empty()) return;
        auto const shown = lower_case(std::string_view{out_.text}.substr(std::min(begins, out_.text.size())));
        if (!shown.contains(lower_case(address))) out_.text.append(" <").append(address).append(">");
    }

    void collect_text_boxes(pugi::xml_node node, std::size_t depth) {
        if (depth > document_limits::xml_depth) {
            findings_.too_deep = true;
            return;
        }
        for (auto const each : node.children()) {
            auto const name = local_name(each);
            if (name == "txbxContent")
                out_.text_boxes.push_back(each);
            else if (name == "AlternateContent")
                collect_text_boxes(chosen_alternative(each), depth + 1);
            else
                collect_text_boxes(each, depth + 1);
        }
    }

    Relations const& relations_;
    DocxFindings& findings_;
    DocxParagraph out_;
    std::vector<OpenField> fields_;
};

} // namespace

DocxParagraph read_docx_paragraph(pugi::xml_node paragraph, Relations const& relations, DocxFindings& findings) {
    return Reader{relations, findings}.read(paragraph);
}

} // namespace liaison
