#include "desk/body_writer.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_plain_line = 78;
constexpr std::size_t longest_encoded_line = 75; // and "=" behind it

bool is_plain(std::string_view text) {
    return std::ranges::all_of(split(text, '\n'), [](auto line) {
        return line.size() <= longest_plain_line &&
               std::ranges::all_of(line, [](char c) { return (c >= 0x20 && c < 0x7f) || c == '\t'; });
    });
}

/// A blank at the end of a line would be lost on the way; "From " and "." at its beginning are touched by old mailers.
bool stands_for_itself(std::string_view line, std::size_t at) {
    auto const c = line[at];
    if (c == ' ' || c == '\t') return at + 1 < line.size();
    if (at == 0 && (c == '.' || line.starts_with("From "))) return false;
    return c > 0x20 && c < 0x7f && c != '=';
}

void append_octet(std::string& body, unsigned char octet) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    body += '=';
    body += digits[octet >> 4U];
    body += digits[octet & 0xfU];
}

void append_encoded_line(std::string& body, std::string_view line) {
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        auto const plain = stands_for_itself(line, at);
        if (column + (plain ? 1U : 3U) > longest_encoded_line) {
            body += "=\r\n";
            column = 0;
        }
        if (plain)
            body += line[at];
        else
            append_octet(body, static_cast<unsigned char>(line[at]));
        column += plain ? 1U : 3U;
    }
    body += "\r\n";
}

} // namespace

TextPart write_text_part(std::string_view text, std::string_view type) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    bool const plain = is_plain(text);
    TextPart part;
    part.headers = fmt::format("Content-Type: {}; charset={}\r\nContent-Transfer-Encoding: {}\r\n", type,
                               plain ? "us-ascii" : "utf-8", plain ? "7bit" : "quoted-printable");
    part.body.reserve(text.size() + text.size() / 8);
    for (auto const line : split(text, '\n')) {
        if (plain)
            part.body.append(line).append("\r\n");
        else
            append_encoded_line(part.body, line);
    }
    return part;
}

} // namespace liaison
