#include "parser/uuencode.hpp"
#include "parser/lines.hpp"

namespace liaison {
namespace {

/// Where the line "begin MODE NAME" starts; npos if there is none.
std::size_t find_begin(std::string_view encoded) {
    for (std::size_t at = 0; at < encoded.size();) {
        auto const line = line_at(encoded, at);
        if (line.text.starts_with("begin ") && line.text.size() > 9) return line.begin;
        at = line.next;
    }
    return encoded.npos;
}

std::string name_of_begin(std::string_view line) {
    auto const mode = line.find_first_not_of(' ', 6);
    auto const name = line.find(' ', std::min(mode, line.size()));
    return name == line.npos ? std::string{} : std::string{without_trailing_blanks(line.substr(name + 1))};
}

unsigned sextet(std::string_view line, std::size_t at) {
    return at < line.size() ? (static_cast<unsigned char>(line[at]) - 32U) & 63U : 0;
}

/// The bytes of one line: its first character is their number; blanks that were cut off its end mean zeros.
std::string decode_line(std::string_view line) {
    std::string bytes;
    auto const count = sextet(line, 0);
    for (std::size_t at = 1; bytes.size() < count; at += 4) {
        auto const group =
            sextet(line, at) << 18 | sextet(line, at + 1) << 12 | sextet(line, at + 2) << 6 | sextet(line, at + 3);
        bytes += static_cast<char>(group >> 16);
        bytes += static_cast<char>(group >> 8);
        bytes += static_cast<char>(group);
    }
    bytes.resize(count);
    return bytes;
}

} // namespace

Decoded decode_uuencode(std::string_view encoded) {
    auto const begin = find_begin(encoded);
    if (begin == encoded.npos) return {std::string{encoded}, "uuencode without a begin line", {}};
    auto line = line_at(encoded, begin);
    Decoded result;
    result.name = name_of_begin(line.text);
    result.defect = "uuencode ends early";
    while (line.next < encoded.size()) {
        line = line_at(encoded, line.next);
        if (line.text == "end") {
            result.defect = {};
            break;
        }
        if (!line.text.empty()) result.bytes += decode_line(line.text);
    }
    return result;
}

} // namespace liaison
