#include "documents/rtf.hpp"
#include "core/text.hpp"
#include "documents/mail_link.hpp"
#include "documents/rtf_scan.hpp"
#include "documents/rtf_words.hpp"
#include "documents/utf8.hpp"
#include "parser/charset.hpp"
#include <fmt/format.h>
#include <map>
#include <utility>

namespace liaison {

namespace {

enum class Destination { text, font_table, instruction, nowhere };

// What a group inherits from the one around it and gives back at its end.
struct Group {
    Destination destination = Destination::text;
    PagePart zone = PagePart::body;
    std::string_view charset;
    int unicode_skip = 1;
    bool hidden = false;
    bool is_field = false;
    std::size_t field_begins = 0;
};

class Reader {
public:
    Reader(DocumentText& document, Budget& budget) : document_(document), lines_(document, budget) {
        groups_.emplace_back();
    }

    void read(std::string_view rtf) {
        RtfScan scan{rtf};
        while (auto const token = scan.next()) {
            if (lines_.is_full()) return;
            take(*token, scan);
        }
        flush_bytes();
        if (!trimmed(text_).empty()) end_paragraph();
        end_row();
    }

private:
    Group& group() { return groups_.back(); }

    void take(RtfToken const& token, RtfScan& scan) {
        using Is = RtfToken::Is;
        switch (token.is) {
        case Is::open: open(); break;
        case Is::close: close(); break;
        case Is::word: word(token, scan); break;
        case Is::byte: put_byte(token.byte); break;
        case Is::symbol: symbol(token.byte); break;
        case Is::text:
            for (char const c : token.text) put_byte(c);
            break;
        }
    }

    void open() {
        flush_bytes();
        if (groups_.size() > document_limits::rtf_depth) {
            ++too_deep_;
            return;
        }
        groups_.push_back(group());
        group().is_field = false;
    }

    void close() {
        flush_bytes();
        if (too_deep_ > 0) {
            --too_deep_;
            add_remark(document_, "is nested too deeply: the innermost parts are left out");
            return;
        }
        if (groups_.size() == 1) return;
        auto const closed = group();
        if (closed.is_field) end_field(closed);
        groups_.pop_back();
        if (closed.zone != group().zone) end_paragraph(closed.zone);
    }

    void end_field(Group const& field) {
        auto const address = address_of_field(instruction_);
        instruction_.clear();
        if (address.empty()) return;
        auto const shown = lower_case(std::string_view{text_}.substr(std::min(field.field_begins, text_.size())));
        if (!shown.contains(lower_case(address))) text_.append(" <").append(address).append(">");
    }

    void symbol(char c) {
        if (c == '*')
            starred_ = true;
        else if (c == '~')
            put(" ");
        else if (c == '_')
            put("-");
        else if (c == '\n' || c == '\r')
            end_paragraph();
        else if (c == '\\' || c == '{' || c == '}')
            put_byte(c);
    }

    void word(RtfToken const& token, RtfScan& scan) {
        bool const starred = std::exchange(starred_, false);
        auto const number = token.number.value_or(0);
        auto const what = rtf_word(token.text);
        if (what != RtfWord::unicode) flush_bytes();
        if (destination(what, starred) || structure(what) || characters(what, token)) return;
        if (what == RtfWord::binary)
            scan.skip(static_cast<std::size_t>(std::max(0, number)));
        else if (what == RtfWord::font_charset)
            font_charsets_[current_font_] = charset_of_font(number);
        else if (what == RtfWord::code_page)
            set_code_page(number);
    }

    bool destination(RtfWord what, bool starred) {
        if (what == RtfWord::skipped_destination)
            group().destination = Destination::nowhere;
        else if (what == RtfWord::font_table)
            group().destination = Destination::font_table;
        else if (what == RtfWord::field_instruction)
            begin_instruction();
        else if (what == RtfWord::header || what == RtfWord::footer)
            begin_margin(what);
        else if (what == RtfWord::field)
            begin_field();
        else if (what == RtfWord::unknown && starred)
            group().destination = Destination::nowhere;
        else
            return what == RtfWord::transparent_destination;
        return true;
    }

    void begin_instruction() {
        if (group().destination == Destination::text) group().destination = Destination::instruction;
    }

    void begin_field() {
        group().is_field = true;
        group().field_begins = text_.size();
    }

    void begin_margin(RtfWord what) {
        if (!trimmed(text_).empty()) end_paragraph();
        group().zone = what == RtfWord::header ? PagePart::header : PagePart::footer;
    }

    bool structure(RtfWord what) {
        if (what == RtfWord::paragraph)
            end_paragraph();
        else if (what == RtfWord::line_break)
            put("\n");
        else if (what == RtfWord::tab)
            put("\t");
        else if (what == RtfWord::cell || what == RtfWord::nested_cell)
            end_cell();
        else if (what == RtfWord::row || what == RtfWord::nested_row)
            end_row();
        else if (what == RtfWord::in_table)
            in_table_ = true;
        else if (what == RtfWord::paragraph_defaults)
            in_table_ = false;
        else
            return false;
        return true;
    }

    bool characters(RtfWord what, RtfToken const& token) {
        auto const number = token.number.value_or(0);
        if (what == RtfWord::character)
            put(character_of(token.text));
        else if (what == RtfWord::unicode)
            put_unicode(number);
        else if (what == RtfWord::unicode_skip)
            group().unicode_skip = std::clamp(number, 0, 8);
        else if (what == RtfWord::hidden)
            group().hidden = token.number.value_or(1) != 0;
        else if (what == RtfWord::deleted)
            mark_deleted(token.number.value_or(1) != 0);
        else if (what == RtfWord::plain)
            group().hidden = false;
        else if (what == RtfWord::font)
            select_font(number);
        else
            return false;
        return true;
    }

    void mark_deleted(bool on) {
        group().hidden = on;
        if (on) add_remark(document_, "tracked deletions are left out");
    }

    void select_font(int number) {
        current_font_ = number;
        if (group().destination == Destination::font_table) return;
        auto const found = font_charsets_.find(number);
        group().charset = found == font_charsets_.end() ? std::string_view{} : found->second;
    }

    void set_code_page(int number) {
        if (number > 0) code_page_ = number == 65001 ? "utf-8" : fmt::format("windows-{}", number);
    }

    // \u is signed; what stands for readers without Unicode follows and is skipped.
    void put_unicode(int number) {
        flush_bytes();
        auto const code = static_cast<std::uint32_t>(number < 0 ? number + 65536 : number);
        if (code >= 0xd800 && code < 0xdc00)
            high_surrogate_ = code;
        else if (code >= 0xdc00 && code < 0xe000 && high_surrogate_ != 0)
            put(utf8_of(0x10000 + ((std::exchange(high_surrogate_, 0) - 0xd800) << 10U) + (code - 0xdc00)));
        else
            put(utf8_of(code));
        skip_characters_ = group().unicode_skip;
    }

    void put_byte(char c) {
        if (skip_characters_ > 0)
            --skip_characters_;
        else
            bytes_.push_back(c);
    }

    void flush_bytes() {
        skip_characters_ = 0;
        if (bytes_.empty()) return;
        auto const bytes = std::exchange(bytes_, {});
        auto const charset = group().charset.empty() ? std::string_view{code_page_} : group().charset;
        put(decode_charset(bytes, charset).text);
    }

    void put(std::string_view text) {
        if (too_deep_ > 0) return;
        if (!bytes_.empty()) flush_bytes();
        if (group().destination == Destination::instruction) instruction_.append(text.substr(0, 2000));
        if (group().destination != Destination::text || group().hidden) return;
        text_.append(text);
    }

    void end_paragraph() { end_paragraph(group().zone); }

    void end_paragraph(PagePart zone) {
        flush_bytes();
        if (group().destination != Destination::text) return;
        auto text = std::exchange(text_, {});
        if (in_table_ && zone == PagePart::body) {
            cell_.push_back(std::move(text));
            return;
        }
        end_row();
        if (zone == PagePart::body || !trimmed(text).empty()) lines_.paragraph(zone, text);
    }

    void end_cell() {
        flush_bytes();
        cell_.push_back(std::exchange(text_, {}));
        cells_.push_back(std::exchange(cell_, {}));
    }

    void end_row() {
        if (!cell_.empty()) cells_.push_back(std::exchange(cell_, {}));
        if (!cells_.empty()) lines_.row(PagePart::body, std::exchange(cells_, {}));
    }

    DocumentText& document_;
    LineWriter lines_;
    std::vector<Group> groups_;
    std::size_t too_deep_ = 0; // groups opened beyond the limit
    std::map<int, std::string_view> font_charsets_;
    std::string code_page_ = "windows-1252";
    int current_font_ = 0;
    bool starred_ = false; // \* came: an unknown destination follows, to be skipped
    bool in_table_ = false;
    std::string bytes_; // in the charset of the moment
    int skip_characters_ = 0;
    std::uint32_t high_surrogate_ = 0;
    std::string text_;
    std::string instruction_;
    Cell cell_;
    std::vector<Cell> cells_;
};

} // namespace

DocumentText read_rtf(std::string_view bytes, Budget& budget) {
    DocumentText document{.name = {}, .kind = "rtf", .lines = {}, .inner = {}, .remarks = {}};
    Reader{document, budget}.read(bytes);
    return document;
}

} // namespace liaison
