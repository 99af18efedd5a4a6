#include "parser/quoted_printable.hpp"
#include "parser/lines.hpp"

namespace liaison {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

class QuotedPrintableReader {
public:
    explicit QuotedPrintableReader(std::string_view encoded) : encoded_(encoded) { bytes_.reserve(encoded.size()); }
    Decoded read();

private:
    void take_line(std::string_view line);

    std::string_view encoded_;
    std::string bytes_;
    std::string_view defect_;
};

/// One line without its line end: the escapes decoded, a "=" at its end left out.
void QuotedPrintableReader::take_line(std::string_view line) {
    std::size_t copied = 0;
    for (auto at = line.find('='); at != line.npos; at = line.find('=', at)) {
        auto const byte = hex_byte_at(line, at + 1);
        if (byte < 0 && at + 1 < line.size()) {
            defect_ = "quoted-printable has an escape that is none";
            ++at;
            continue;
        }
        bytes_.append(line, copied, at - copied);
        if (byte >= 0) bytes_ += static_cast<char>(byte);
        copied = at = std::min(line.size(), at + 3);
    }
    bytes_.append(line, copied);
}

Decoded QuotedPrintableReader::read() {
    for (std::size_t at = 0; at < encoded_.size();) {
        auto const line = line_at(encoded_, at);
        auto const text = without_trailing_blanks(line.text);
        take_line(text);
        auto const end = line.begin + line.text.size();
        if (!text.ends_with('=')) bytes_.append(encoded_, end, line.next - end);
        at = line.next;
    }
    return {std::move(bytes_), defect_, {}};
}

} // namespace

int hex_byte_at(std::string_view text, std::size_t at) {
    if (at + 2 > text.size()) return -1;
    auto const high = hex_digit(text[at]);
    auto const low = hex_digit(text[at + 1]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

Decoded decode_quoted_printable(std::string_view encoded) { return QuotedPrintableReader{encoded}.read(); }

std::string decode_q(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = text[at] == '=' ? hex_byte_at(text, at + 1) : -1;
        if (byte >= 0) {
            result += static_cast<char>(byte);
            at += 2;
        } else {
            result += text[at] == '_' ? ' ' : text[at];
        }
    }
    return result;
}

} // namespace liaison
