#include "parser/charset.hpp"
#include "parser/limits.hpp"
#include "parser/mail.hpp"
#include "parser/mimetic_tree.hpp"
#include "parser/outline.hpp"

namespace liaison {
namespace {

/// CRLF, and whatever else ends lines, becomes LF; NUL becomes U+FFFD.
std::string with_lf(std::string text) {
    if (text.find('\r') == text.npos && text.find('\0') == text.npos) return text;
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if (c == '\r') {
            while (at + 1 < text.size() && text[at + 1] == '\r') ++at;
            if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
            result += '\n';
        } else if (c == '\0') {
            result += "\xEF\xBF\xBD";
        } else {
            result += c;
        }
    }
    return result;
}

bool reads_as_text(Part const& part) { return part.type.starts_with("text/") || part.is_multipart(); }

/// Gives text parts their text. A multipart that has no parts shows its bytes as text, so that nothing is hidden.
class TextReader {
public:
    explicit TextReader(Mail& mail) : mail_(mail) {}
    void read(Part& part);

private:
    void read_leaf(Part& part);
    void note(Part const& part, std::string_view defect) {
        mail_.defects.push_back(fmt::format("{}: {}", part.path, defect));
    }
    Mail& mail_;
};

void TextReader::read(Part& part) {
    if (part.message)
        read(part.message->top);
    else if (!part.parts.empty())
        std::ranges::for_each(part.parts, [&](auto& child) { read(child); });
    else if (reads_as_text(part))
        read_leaf(part);
}

void TextReader::read_leaf(Part& part) {
    if (!part.charset.empty() && !is_known_charset(part.charset)) note(part, "unknown charset " + part.charset);
    auto decoded = decode_charset(part.bytes, part.charset);
    if (decoded.damaged) note(part, "not all of it is " + decoded.charset);
    if (!part.is_multipart()) part.charset = std::move(decoded.charset);
    if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
    part.text = with_lf(std::move(decoded.text));
}

/// Mail of old Macintosh programs has nothing but CR at the ends of its lines.
bool has_bare_cr_lines(std::string_view raw) { return raw.find('\n') == raw.npos && raw.find('\r') != raw.npos; }

} // namespace

Mail parse_mail(std::string_view raw) {
    std::string with_line_ends;
    if (has_bare_cr_lines(raw)) {
        with_line_ends = raw;
        std::ranges::replace(with_line_ends, '\r', '\n');
        raw = with_line_ends;
    }
    auto outline = read_outline(raw);
    load_bodies(outline);
    TextReader{outline.mail}.read(outline.mail.top);
    return std::move(outline.mail);
}

} // namespace liaison
