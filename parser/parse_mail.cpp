#include "parser/parse_mail.hpp"
#include "core/text.hpp"
#include "parser/charset.hpp"
#include "parser/limits.hpp"
#include "parser/mail.hpp"
#include "parser/mimetic_tree.hpp"
#include "parser/outline.hpp"
#include "parser/signatures.hpp"

namespace liaison {
namespace {

std::string with_visible_nul(std::string_view text) {
    static constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string result;
    for (auto const part : split(text, '\0')) {
        if (part.data() != text.data()) result += replacement;
        result += part;
    }
    return result;
}

/// CRLF, and whatever else ends lines, becomes LF, in place: texts may be large. NUL becomes U+FFFD.
std::string with_lf(std::string text) {
    auto const size = text.size();
    auto const first = text.find('\r');
    auto to = std::min(first, size);
    for (auto from = to; from < size; ++from) {
        if (text[from] == '\r') {
            while (from + 1 < size && text[from + 1] == '\r') ++from;
            if (from + 1 < size && text[from + 1] == '\n') ++from;
            text[to++] = '\n';
        } else {
            text[to++] = text[from];
        }
    }
    text.resize(to);
    if (text.contains('\0')) return with_visible_nul(text);
    return text;
}

/// The charset that an HTML text declares about itself: `<meta charset=...>`, in either writing.
std::string charset_of_html(std::string_view html) {
    static constexpr std::size_t look_at_most = 2048;
    static constexpr std::string_view key = "charset=", in_names = "abcdefghijklmnopqrstuvwxyz0123456789-_.:+";
    auto const head = lower_case(html.substr(0, look_at_most));
    auto const at = head.find(key);
    if (at == head.npos) return {};
    auto const begin = head.find_first_not_of("\"' ", at + key.size());
    if (begin == head.npos) return {};
    return head.substr(begin, head.find_first_not_of(in_names, begin) - begin);
}

bool reads_as_text(Part const& part) { return part.type.starts_with("text/") || part.is_multipart(); }

/// What is not sure about the charset of a text.
std::string doubt_about(std::string_view declared, DecodedText const& decoded) {
    if (decoded.taken_for.empty()) return decoded.damaged ? "not all of it is " + decoded.charset : std::string{};
    if (declared.empty()) return fmt::format("its charset is not declared; taken for {}", decoded.taken_for);
    return fmt::format("declared as {}, {} {}", declared,
                       is_known_charset(declared) ? "but it is" : "which nobody knows; taken for", decoded.taken_for);
}

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
    auto const fallback = part.type == "text/html" ? charset_of_html(part.bytes) : std::string{};
    auto decoded = decode_charset(part.bytes, part.charset, fallback);
    if (auto doubt = doubt_about(part.charset, decoded); !doubt.empty()) {
        note(part, doubt);
        part.doubt = std::move(doubt);
    }
    if (!part.is_multipart()) part.charset = std::move(decoded.charset);
    if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
    part.text = with_lf(std::move(decoded.text));
}

/// Mail of old Macintosh programs has nothing but CR at the ends of its lines.
bool has_bare_cr_lines(std::string_view raw) { return raw.find('\n') == raw.npos && raw.find('\r') != raw.npos; }

} // namespace

Mail parse_entity(std::string_view raw, unsigned depth) {
    std::string with_line_ends;
    if (has_bare_cr_lines(raw)) {
        with_line_ends = raw;
        std::ranges::replace(with_line_ends, '\r', '\n');
        raw = with_line_ends;
    }
    auto outline = read_outline(raw);
    load_bodies(outline);
    TextReader{outline.mail}.read(outline.mail.top);
    open_signatures(outline.mail, depth);
    return std::move(outline.mail);
}

Mail parse_mail(std::string_view raw) { return parse_entity(raw, limits::signature_depth); }

} // namespace liaison
