#include "parser/html.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/html_quotes.hpp"
#include "parser/html_weight.hpp"
#include "parser/limits.hpp"
#include "parser/quote_marks.hpp"
#include "parser/quoted_printable.hpp"
#include "parser/text_flow.hpp"
#include "parser/utf8.hpp"
#include <gumbo.h>

namespace liaison {
namespace {

/// How an element takes part in the flow.
enum class Flow { inline_text, block, paragraph, hidden };

Flow flow_of(GumboTag tag) {
    static constexpr std::array hidden = {GUMBO_TAG_HEAD,   GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_TITLE,
                                          GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_OBJECT, GUMBO_TAG_TEMPLATE,
                                          GUMBO_TAG_SVG,    GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,  GUMBO_TAG_IFRAME};
    static constexpr std::array paragraphs = {GUMBO_TAG_P,  GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                                              GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
    static constexpr std::array blocks = {
        GUMBO_TAG_DIV,     GUMBO_TAG_UL,     GUMBO_TAG_OL,   GUMBO_TAG_LI,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_TABLE,
        GUMBO_TAG_PRE,     GUMBO_TAG_HR,     GUMBO_TAG_DL,   GUMBO_TAG_DT,      GUMBO_TAG_DD,         GUMBO_TAG_ADDRESS,
        GUMBO_TAG_SECTION, GUMBO_TAG_HEADER, GUMBO_TAG_MAIN, GUMBO_TAG_ARTICLE, GUMBO_TAG_FOOTER,     GUMBO_TAG_CENTER,
        GUMBO_TAG_FORM,    GUMBO_TAG_ASIDE,  GUMBO_TAG_NAV,  GUMBO_TAG_FIGURE,  GUMBO_TAG_FIELDSET,   GUMBO_TAG_CAPTION,
        GUMBO_TAG_TR,      GUMBO_TAG_TD,     GUMBO_TAG_TH,   GUMBO_TAG_BODY};
    auto const is_in = [&](auto const& tags) { return contains(tags, tag); };
    if (is_in(hidden)) return Flow::hidden;
    if (is_in(paragraphs)) return Flow::paragraph;
    return is_in(blocks) ? Flow::block : Flow::inline_text;
}

std::string_view attribute(GumboElement const& element, char const* name) {
    auto const* found = gumbo_get_attribute(&element.attributes, name);
    return found == nullptr ? std::string_view{} : found->value;
}

/// Whether its writer struck it out: what stands there does not count any more.
bool is_struck_out(GumboElement const& element, std::string_view style) {
    static constexpr std::array struck = {GUMBO_TAG_DEL, GUMBO_TAG_S, GUMBO_TAG_STRIKE};
    auto const decoration = style.find("text-decoration");
    return contains(struck, element.tag) ||
           (decoration != style.npos &&
            style.substr(decoration, style.find(';', decoration) - decoration).contains("line-through"));
}

/// Whether nothing of the element counts as text: it is not shown, or struck out.
bool is_hidden(GumboElement const& element) {
    static constexpr std::array<std::string_view, 3> hiding = {"display:none", "visibility:hidden", "mso-hide:all"};
    if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
    auto style = lower_case(attribute(element, "style"));
    std::erase_if(style, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    return is_struck_out(element, style) ||
           std::ranges::any_of(hiding, [&](auto words) { return style.contains(words); });
}

std::span<void* const> children_of(GumboNode const& node) {
    return {node.v.element.children.data, node.v.element.children.length};
}

/// The address of "mailto:ann%40itu.example?subject=Reply".
std::string mailto_address(std::string_view href) {
    static constexpr std::string_view scheme = "mailto:";
    if (!starts_with_word(href, scheme)) return {};
    auto const escaped = href.substr(scheme.size(), href.find_first_of("?,", scheme.size()) - scheme.size());
    std::string address;
    for (std::size_t at = 0; at < escaped.size(); ++at) {
        auto const byte = escaped[at] == '%' ? hex_byte_at(escaped, at + 1) : -1;
        address += byte > ' ' ? static_cast<char>(byte) : escaped[at];
        if (byte > ' ') at += 2;
    }
    return repaired_utf8(trimmed(address)); // "%BD" may be any byte
}

/// Walks the parsed tree and sets its text.
class HtmlWriter {
public:
    explicit HtmlWriter(Quotations quotations) : quotations_(quotations) {}
    std::string write(GumboNode const& root) {
        node(root);
        return flow_.take();
    }

private:
    void node(GumboNode const& node);
    void element(GumboNode const& node);
    bool earlier_mail(GumboNode const& node);
    void quotation(GumboNode const& node);
    void introduction(GumboNode const& node);
    void content(GumboNode const& node);
    void list(GumboNode const& node);
    void list_item(GumboNode const& node);
    void link(GumboNode const& node);
    void row(GumboNode const& node);
    void described(GumboNode const& node);
    std::string set_apart(GumboNode const& node);

    Quotations quotations_;
    TextFlow flow_;
    std::vector<std::size_t> lists_; ///< the next number of each open list; 0 in one without numbers
    std::size_t preformatted_ = 0;
    bool nested_table_ = false; ///< a table was met since the row in hand began
};

void HtmlWriter::node(GumboNode const& node) {
    switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
        preformatted_ > 0 ? flow_.add_preformatted(node.v.text.text) : flow_.add(node.v.text.text);
        break;
    case GUMBO_NODE_ELEMENT: element(node); break;
    case GUMBO_NODE_DOCUMENT: content(node); break;
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_TEMPLATE: break;
    }
}

void HtmlWriter::content(GumboNode const& node) {
    for (auto const* child : children_of(node)) this->node(*static_cast<GumboNode const*>(child));
}

void HtmlWriter::element(GumboNode const& node) {
    auto const& element = node.v.element;
    auto const flow = flow_of(element.tag);
    if (flow == Flow::hidden || is_hidden(element)) return;
    if (quotations_ == Quotations::marked && earlier_mail(node)) return;
    if (element.tag == GUMBO_TAG_BR) return flow_.break_line();
    if (element.tag == GUMBO_TAG_A) return link(node);
    if (element.tag == GUMBO_TAG_TR) return row(node);
    if (element.tag == GUMBO_TAG_LI) return list_item(node);
    if (element.tag == GUMBO_TAG_DL) return described(node);
    if (element.tag == GUMBO_TAG_UL || element.tag == GUMBO_TAG_OL) return list(node);
    bool const margin = flow == Flow::paragraph && !attribute(element, "class").starts_with("Mso");
    bool const preformatted = element.tag == GUMBO_TAG_PRE;
    if (element.tag == GUMBO_TAG_TABLE) nested_table_ = true;
    if (margin) flow_.end_paragraph();
    if (flow != Flow::inline_text) flow_.end_block();
    preformatted_ += preformatted ? 1 : 0;
    content(node);
    preformatted_ -= preformatted ? 1 : 0;
    if (flow != Flow::inline_text) flow_.end_block();
    if (margin) flow_.end_paragraph();
}

/// Whether the element is not the writer's own words and was dealt with.
bool HtmlWriter::earlier_mail(GumboNode const& node) {
    auto const& element = node.v.element;
    switch (role_of({.is_blockquote = element.tag == GUMBO_TAG_BLOCKQUOTE,
                     .classes = attribute(element, "class"),
                     .id = attribute(element, "id"),
                     .style = attribute(element, "style")})) {
    case ReplyRole::content: return false;
    case ReplyRole::signature: return true;
    case ReplyRole::introduction: introduction(node); return true;
    case ReplyRole::quotation: quotation(node); return true;
    case ReplyRole::boundary:
        flow_.end_block();
        flow_.add(original_mark);
        flow_.end_block();
        return false;
    }
    std::unreachable();
}

void HtmlWriter::quotation(GumboNode const& node) {
    auto const text = set_apart(node);
    flow_.end_block();
    for (auto const line : split(text, '\n')) {
        flow_.add_preformatted(fmt::format("> {}", line));
        flow_.end_block();
    }
}

/// Nothing is left of it, unless it is the mark of a forwarded mail.
void HtmlWriter::introduction(GumboNode const& node) {
    auto const text = set_apart(node);
    flow_.end_block();
    if (!is_forward_mark(std::string_view{text}.substr(0, text.find('\n')))) return;
    flow_.add_preformatted(text);
    flow_.end_block();
}

void HtmlWriter::list(GumboNode const& node) {
    lists_.push_back(node.v.element.tag == GUMBO_TAG_OL ? 1 : 0);
    flow_.end_block();
    content(node);
    flow_.end_block();
    lists_.pop_back();
}

void HtmlWriter::list_item(GumboNode const& node) {
    bool const numbered = !lists_.empty() && lists_.back() > 0;
    flow_.add_mark(numbered ? fmt::format("{}. ", lists_.back()++) : "- ");
    content(node);
    flow_.end_block();
}

/// A description list: each term with its first description in one line, like the cells of a row.
void HtmlWriter::described(GumboNode const& node) {
    std::string line;
    auto const end_line = [&] {
        flow_.end_block();
        flow_.add_preformatted(std::exchange(line, {}));
        flow_.end_block();
    };
    for (auto const* child : children_of(node)) {
        auto const& item = *static_cast<GumboNode const*>(child);
        if (item.type != GUMBO_NODE_ELEMENT || is_hidden(item.v.element)) continue;
        auto text = set_apart(item);
        std::ranges::replace(text, '\n', ' ');
        bool const is_term = item.v.element.tag == GUMBO_TAG_DT;
        if (is_term) end_line();
        line += line.empty() ? text : "\t" + text;
        if (!is_term) end_line();
    }
    end_line();
}

/// What the node reads like on its own.
std::string HtmlWriter::set_apart(GumboNode const& node) {
    auto outside = std::exchange(flow_, {});
    content(node);
    auto text = flow_.take();
    flow_ = std::move(outside);
    return text;
}

void HtmlWriter::link(GumboNode const& node) {
    auto const address = mailto_address(attribute(node.v.element, "href"));
    if (address.empty()) return content(node);
    auto const text = set_apart(node);
    flow_.add(text);
    if (lower_case(text).contains(lower_case(address))) return;
    flow_.add(text.empty() ? address : fmt::format(" <{}>", address));
}

/// One line with TABs, unless the table is there for the layout: with tables or long texts in its cells.
void HtmlWriter::row(GumboNode const& node) {
    static constexpr std::ptrdiff_t lines_in_a_cell = 6;
    bool const outer = std::exchange(nested_table_, false);
    std::vector<std::string> cells;
    for (auto const* child : children_of(node)) {
        auto const& cell = *static_cast<GumboNode const*>(child);
        if (cell.type == GUMBO_NODE_ELEMENT && !is_hidden(cell.v.element)) cells.push_back(set_apart(cell));
    }
    bool const layout =
        std::exchange(nested_table_, outer) || cells.size() == 1 ||
        std::ranges::any_of(cells, [](auto const& c) { return std::ranges::count(c, '\n') > lines_in_a_cell; });
    flow_.end_block();
    if (layout) {
        for (auto const& cell : cells) {
            flow_.add_preformatted(cell);
            flow_.end_block();
        }
        return;
    }
    for (auto& cell : cells) std::ranges::replace(cell, '\n', ' ');
    auto line = joined(cells, "\t");
    flow_.add_preformatted(line.substr(0, line.find_last_not_of('\t') + 1));
    flow_.end_block();
}

struct CloseGumbo {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

} // namespace

std::string html_to_text(std::string_view html, Quotations quotations) {
    html = html.substr(0, limits::html_bytes);
    if (!is_light_html(html)) return strip_tags(html);
    auto options = kGumboDefaultOptions;
    options.max_errors = 0;
    std::unique_ptr<GumboOutput, CloseGumbo> const parsed{gumbo_parse_with_options(&options, html.data(), html.size())};
    return HtmlWriter{quotations}.write(*parsed->root);
}

} // namespace liaison
