// The header lines that mail programs put above a mail they quote, in the languages they speak.
#pragma once
#include "core/address.hpp"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

struct QuotedHeader {
    Address from;
    std::string sent; ///< as written
    std::vector<Address> to;
    std::vector<Address> cc;
    std::string subject;
    std::size_t first_line = 0; ///< of the header
    std::size_t end_line = 0;   ///< the first line behind it
};

/// Whether `line` may be a quoted mail's first header line: "From: ", "*Von:* ", "发件人：".
[[nodiscard]] bool may_begin_header(std::string_view line);

/// Reads the header that begins at `lines[first]` or behind empty lines there; nothing where none does. It has a sender
/// with an address, or a sender, a date and a subject.
[[nodiscard]] std::optional<QuotedHeader> read_quoted_header(std::span<std::string_view const> lines,
                                                             std::size_t first);

} // namespace liaison
