#include "documents/word97.hpp"
#include "core/text.hpp"
#include "documents/compound_file.hpp"
#include "documents/line_writer.hpp"
#include "documents/little_endian.hpp"
#include "documents/mail_link.hpp"
#include "parser/charset.hpp"
#include <utility>

namespace liaison {

namespace {

// Places in the file information block (MS-DOC 2.5).
constexpr std::size_t at_version = 0x02;
constexpr std::size_t at_flags = 0x0a;
constexpr std::size_t at_text_length = 0x4c;
constexpr std::size_t at_piece_table = 0x1a2;
constexpr std::uint64_t word_97 = 0x00c1;
constexpr std::uint64_t flag_encrypted = 0x0100;
constexpr std::uint64_t flag_second_table = 0x0200;
constexpr std::size_t piece_bytes = 8;

// The piece table behind what else stands in the Clx (MS-DOC 2.9.38).
std::string_view piece_table(std::string_view clx) {
    LittleEndianReader from{clx};
    while (!from.empty() && !from.ended()) {
        auto const kind = from.take(1)[0];
        if (kind == 2) return from.take(from.u32());
        if (kind != 1) return {};
        from.take(from.u16());
    }
    return {};
}

// One piece's characters in UTF-8: bytes of windows-1252, or UTF-16.
std::string decoded_piece(std::string_view document, std::uint32_t place, std::size_t characters) {
    constexpr std::uint32_t single_bytes = 0x40000000;
    bool const single = (place & single_bytes) != 0;
    auto const at = std::size_t{place & (single_bytes - 1)};
    auto const bytes = single ? piece(document, at / 2, characters) : piece(document, at, 2 * characters);
    return decode_charset(bytes, single ? "windows-1252" : "utf-16le").text;
}

std::string main_text(std::string_view document, std::string_view table, std::size_t length) {
    auto const count = table.size() < 4 ? 0 : (table.size() - 4) / (4 + piece_bytes);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        auto const begin = number_at(table, 4 * i, 4);
        auto const end = std::min<std::uint64_t>(number_at(table, 4 * (i + 1), 4), length);
        if (begin >= end) break;
        auto const descriptor = 4 * (count + 1) + piece_bytes * i;
        auto const place = static_cast<std::uint32_t>(number_at(table, descriptor + 2, 4));
        text.append(decoded_piece(document, place, static_cast<std::size_t>(end - begin)));
        if (text.size() > document_limits::text_bytes) break;
    }
    return text;
}

// Writes the text by the marks that stand in it (MS-DOC 2.4.1).
class Writer {
public:
    explicit Writer(LineWriter& lines) : lines_(lines) {}

    void write(std::string_view text) {
        for (char const c : text) {
            if (lines_.is_full()) return;
            take(c);
        }
        end_paragraph();
        end_row();
    }

private:
    void take(char c) {
        switch (c) {
        case '\x07': end_cell(); break;
        case '\r':
        case '\f': end_paragraph(); break;
        case '\v': put('\n'); break;
        case '\x13': begin_field(); break;
        case '\x14': in_instruction_ = 0; break;
        case '\x15': end_field(); break;
        case '\x1e': put('-'); break;
        default:
            if (c == '\t' || static_cast<unsigned char>(c) >= 0x20) put(c);
        }
    }

    void put(char c) {
        if (in_instruction_ > 0)
            instruction_.push_back(c);
        else
            text_.push_back(c);
    }

    void begin_field() {
        in_instruction_ = 1;
        instruction_.clear();
        field_begins_ = text_.size();
    }

    void end_field() {
        in_instruction_ = 0;
        auto const address = address_of_field(std::exchange(instruction_, {}));
        auto const shown = lower_case(std::string_view{text_}.substr(std::min(field_begins_, text_.size())));
        if (!address.empty() && !shown.contains(lower_case(address))) text_.append(" <" + address + ">");
    }

    // Only its mark tells a cell: further paragraphs of a row's first cell are lines before the row.
    void end_paragraph() {
        paragraphs_.push_back(std::exchange(text_, {}));
        if (cells_.empty()) keep_paragraphs();
    }

    void end_cell() {
        bool const row_ends = text_.empty() && paragraphs_.empty() && !cells_.empty();
        if (row_ends) return end_row();
        paragraphs_.push_back(std::exchange(text_, {}));
        cells_.push_back(std::exchange(paragraphs_, {}));
    }

    void keep_paragraphs() {
        for (auto const& paragraph : std::exchange(paragraphs_, {})) lines_.paragraph(PagePart::body, paragraph);
    }

    void end_row() {
        if (!cells_.empty()) lines_.row(PagePart::body, std::exchange(cells_, {}));
        keep_paragraphs();
    }

    LineWriter& lines_;
    std::string text_;
    std::string instruction_;
    int in_instruction_ = 0;
    std::size_t field_begins_ = 0;
    Cell paragraphs_;
    std::vector<Cell> cells_;
};

} // namespace

Result<DocumentText> read_word97(std::string_view bytes, Budget& budget) {
    auto const file = CompoundFile::open(bytes);
    if (!file) return std::unexpected(file.error());
    if (file->has("EncryptedPackage")) return failure(Fault::bad_input, "is encrypted: it needs a password");
    auto const document = file->read("WordDocument");
    if (document.empty()) return failure(Fault::bad_input, std::string{not_a_kind_we_read});
    auto const flags = number_at(document, at_flags, 2);
    if (number_at(document, at_version, 2) < word_97)
        return failure(Fault::bad_input, "was written by a Word older than Word 97");
    if ((flags & flag_encrypted) != 0) return failure(Fault::bad_input, "is encrypted: it needs a password");
    auto const table = file->read((flags & flag_second_table) != 0 ? "1Table" : "0Table");
    auto const clx = piece(table, static_cast<std::size_t>(number_at(document, at_piece_table, 4)),
                           static_cast<std::size_t>(number_at(document, at_piece_table + 4, 4)));
    DocumentText read{.name = {}, .kind = "doc", .lines = {}, .inner = {}, .remarks = {}};
    auto const length = static_cast<std::size_t>(number_at(document, at_text_length, 4));
    auto const text = main_text(document, piece_table(clx), length);
    if (text.empty() && length > 0) return failure(Fault::bad_input, "is damaged");
    LineWriter lines{read, budget};
    Writer{lines}.write(text);
    return read;
}

} // namespace liaison
