#include "daemon/courier/outgoing_stream.hpp"

namespace liaison {
namespace {

constexpr std::size_t piece_size = 65'536;
constexpr std::size_t octets_per_line = 57; // 76 characters of base64 (RFC 2045 6.8)
constexpr std::size_t encoded_at_once = octets_per_line * 800;
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void append_group(std::string& out, std::string_view octets) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
        bits = bits << 8 | (i < octets.size() ? static_cast<unsigned char>(octets[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= octets.size() ? alphabet[bits >> (18 - 6 * i) & 63U] : '=';
}

void append_line(std::string& out, std::string_view octets) {
    for (std::size_t i = 0; i < octets.size(); i += 3) append_group(out, octets.substr(i, 3));
}

bool has_high_octet(std::string_view text) {
    unsigned char all = 0; // without a branch, so that the compiler makes it wide
    for (char const c : text) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    return (all & 0x80U) != 0;
}

std::uint64_t encoded_size(std::uint64_t octets) {
    auto const lines = (octets + octets_per_line - 1) / octets_per_line;
    return (octets + 2) / 3 * 4 + (lines == 0 ? 0 : 2 * (lines - 1));
}

} // namespace

std::uint64_t OutgoingContent::size() const {
    auto const carried = form == OriginalForm::base64 ? encoded_size(original.size()) : original.size();
    return head.size() + carried + tail.size();
}

bool OutgoingContent::is_eight_bit() const {
    return has_high_octet(head) || has_high_octet(tail) || (form != OriginalForm::base64 && has_high_octet(original));
}

std::string_view OutgoingStream::next() {
    for (; part_ != Part::end; part_ = static_cast<Part>(std::to_underlying(part_) + 1), position_ = 0) {
        bool const encodes = part_ == Part::original && content_.form == OriginalForm::base64;
        auto const& source = part_ == Part::head       ? content_.head
                             : part_ == Part::original ? content_.original
                                                       : content_.tail;
        auto const piece = encodes ? next_encoded() : next_of(source);
        if (!piece.empty()) return piece;
    }
    return {};
}

std::string_view OutgoingStream::next_of(std::string_view source) {
    auto const piece = source.substr(position_, piece_size);
    position_ += piece.size();
    return piece;
}

std::string_view OutgoingStream::next_encoded() {
    auto const source = std::string_view{content_.original}.substr(position_, encoded_at_once);
    encoded_.clear();
    for (std::size_t i = 0; i < source.size(); i += octets_per_line) {
        if (position_ + i != 0) encoded_ += "\r\n";
        append_line(encoded_, source.substr(i, octets_per_line));
    }
    position_ += source.size();
    return encoded_;
}

std::string_view DotStuffer::stuff(std::string_view piece) {
    stuffed_.clear();
    for (std::size_t from = 0; from < piece.size();) {
        // A bare LF counts as a line's beginning too: a relay that sees one there must not find a final dot behind it.
        if (last_ == '\n' && piece[from] == '.') stuffed_ += '.';
        auto const end = std::min(piece.find('\n', from), piece.size() - 1) + 1;
        stuffed_ += piece.substr(from, end - from);
        auto const before = end >= 2 ? piece[end - 2] : last_;
        last_ = piece[end - 1];
        ends_with_crlf_ = before == '\r' && last_ == '\n';
        from = end;
    }
    return stuffed_;
}

std::string_view DotStuffer::final_dot() const { return ends_with_crlf_ ? ".\r\n" : "\r\n.\r\n"; }

} // namespace liaison
