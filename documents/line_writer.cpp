#include "documents/line_writer.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/utf8.hpp"
#include <algorithm>
#include <cstdint>

namespace liaison {

namespace {

enum class Role { keep, blank, tab, drop, hyphen };

struct Glyph {
    Role role;
    std::size_t bytes;
};

Role role_of(std::uint32_t code) {
    if (code == '\t') return Role::tab;
    if (code == ' ' || code == '\n' || code == '\r' || code == '\v' || code == '\f') return Role::blank;
    if (code < 0x20 || code == 0x7f || (code >= 0x80 && code < 0xa0)) return Role::drop;
    if (code == 0xa0 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 || code == 0x202f ||
        code == 0x205f || code == 0x3000)
        return Role::blank;
    if (code == 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || code == 0x2060 ||
        code == 0xfeff)
        return Role::drop;
    if (code == 0x2010 || code == 0x2011) return Role::hyphen;
    if (code >= 0xe000 && code <= 0xf8ff) return Role::drop; // private use: a symbol font's picture
    return Role::keep;
}

Glyph first_glyph(std::string_view text) {
    auto const first = static_cast<unsigned char>(text[0]);
    auto const length = utf8_length_at(text, 0);
    if (length == 0) return {Role::drop, 1};
    if (length == 1) return {role_of(first), 1};
    std::uint32_t code = first & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
    return {role_of(code), length};
}

Cell non_empty_lines(Cell const& cell) {
    Cell lines;
    for (auto const& paragraph : cell)
        for (auto const part : split(paragraph, '\n'))
            if (auto line = std::string{trimmed(clean_line(part))}; !line.empty()) lines.push_back(std::move(line));
    return lines;
}

} // namespace

std::string clean_line(std::string_view text) {
    std::string line;
    bool blank = false;
    bool tab = false;
    while (!text.empty()) {
        auto const glyph = first_glyph(text);
        tab |= glyph.role == Role::tab;
        blank |= glyph.role == Role::blank;
        if (glyph.role == Role::keep || glyph.role == Role::hyphen) {
            if (tab)
                line.push_back('\t');
            else if (blank && !line.empty())
                line.push_back(' ');
            tab = blank = false;
            line.append(glyph.role == Role::hyphen ? "-" : text.substr(0, glyph.bytes));
        }
        text.remove_prefix(glyph.bytes);
    }
    return line;
}

void add_remark(DocumentText& document, std::string remark) {
    if (document.remarks.size() < document_limits::remarks && !contains(document.remarks, remark))
        document.remarks.push_back(std::move(remark));
}

void LineWriter::line(PagePart zone, std::string text) {
    if (full_) return;
    if (budget_.lines == 0 || budget_.text_bytes < text.size()) {
        full_ = true;
        add_remark(document_, "is very long: only its beginning was read");
        return;
    }
    --budget_.lines;
    budget_.text_bytes -= text.size();
    document_.lines.push_back({zone, std::move(text)});
}

void LineWriter::paragraph(PagePart zone, std::string_view text) {
    for (auto const part : split(text, '\n')) {
        auto cleaned = clean_line(part);
        bool const repeats_blank = cleaned.empty() && (document_.lines.empty() || document_.lines.back().text.empty());
        if (!repeats_blank) line(zone, std::move(cleaned));
    }
}

void LineWriter::verbatim(PagePart zone, std::string_view text) {
    std::string kept;
    for (char const c : text)
        if (c == '\t' || static_cast<unsigned char>(c) >= 0x20) kept.push_back(c);
    line(zone, repaired_utf8(kept.substr(0, kept.find_last_not_of(" \t") + 1)));
}

void LineWriter::row(PagePart zone, std::vector<Cell> const& cells) {
    std::vector<Cell> cleaned;
    for (auto const& cell : cells) cleaned.push_back(non_empty_lines(cell));
    std::string first;
    std::size_t pending_tabs = 0;
    for (std::size_t i = 0; i < cleaned.size(); ++i) {
        pending_tabs += i == 0 ? 0 : 1;
        if (cleaned[i].empty()) continue;
        first.append(pending_tabs, '\t').append(cleaned[i].front());
        pending_tabs = 0;
    }
    if (first.empty()) return;
    line(zone, std::move(first));
    for (std::size_t i = 0; i < cleaned.size(); ++i)
        for (std::size_t j = 1; j < cleaned[i].size(); ++j) line(zone, (i == 0 ? "" : "\t") + cleaned[i][j]);
}

} // namespace liaison
