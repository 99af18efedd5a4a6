#include "daemon/imap/imap_names.hpp"
#include "parser/utf8.hpp"
#include <fmt/format.h>

namespace liaison {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

bool stands_for_itself(unsigned char c) { return c >= 0x20 && c <= 0x7e; }

/// The character at the beginning of well-formed UTF-8.
std::uint32_t code_point(std::string_view octets) {
    auto const first = static_cast<unsigned char>(octets[0]);
    std::uint32_t code = octets.size() == 1 ? first : first & (0x7fU >> octets.size());
    for (char const c : octets.substr(1)) code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3fU);
    return code;
}

/// Base64 of RFC 3501 5.1.3: of UTF-16, without padding, "," for "/".
class ShiftedText {
public:
    void add(std::uint32_t code) {
        if (code < 0x10000) return add_unit(code);
        add_unit(0xd800U + ((code - 0x10000U) >> 10U));
        add_unit(0xdc00U + ((code - 0x10000U) & 0x3ffU));
    }
    std::string finish() {
        if (bits_ > 0) text_ += digits[(held_ << (6U - bits_)) & 0x3fU];
        return std::move(text_);
    }

private:
    void add_unit(std::uint32_t unit) {
        held_ = (held_ << 16U) | unit;
        for (bits_ += 16; bits_ >= 6; bits_ -= 6) text_ += digits[(held_ >> (bits_ - 6U)) & 0x3fU];
        held_ &= (1U << bits_) - 1U;
    }
    std::string text_;
    std::uint32_t held_ = 0;
    unsigned bits_ = 0;
};

} // namespace

std::string write_modified_utf7(std::string_view name) {
    auto const text = repaired_utf8(name);
    std::string written;
    for (std::size_t at = 0; at < text.size();) {
        auto const octet = static_cast<unsigned char>(text[at]);
        if (stands_for_itself(octet)) {
            written += octet == '&' ? std::string{"&-"} : std::string{text[at]};
            ++at;
            continue;
        }
        ShiftedText shifted;
        while (at < text.size() && !stands_for_itself(static_cast<unsigned char>(text[at]))) {
            auto const length = std::max<std::size_t>(utf8_length_at(text, at), 1);
            shifted.add(code_point(std::string_view{text}.substr(at, length)));
            at += length;
        }
        written += fmt::format("&{}-", shifted.finish());
    }
    return written;
}

std::string write_imap_string(std::string_view text) {
    std::string written{'"'};
    for (char const c : text) {
        if (!stands_for_itself(static_cast<unsigned char>(c))) continue;
        if (c == '"' || c == '\\') written += '\\';
        written += c;
    }
    return written + '"';
}

std::string write_uid_set(std::vector<MailUid> const& uids) {
    std::string set;
    for (std::size_t first = 0; first < uids.size();) {
        auto last = first;
        while (last + 1 < uids.size() && uids[last + 1] == uids[last] + 1) ++last;
        if (!set.empty()) set += ',';
        set += std::to_string(uids[first]);
        if (last > first) set += fmt::format(":{}", uids[last]);
        first = last + 1;
    }
    return set;
}

} // namespace liaison
