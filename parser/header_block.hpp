// The header of a message or part: where it ends, and its fields unfolded.
#pragma once
#include "parser/boundaries.hpp"
#include "parser/mail.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A header as read. `body` is where the body starts in the bytes it was read from.
struct HeaderBlock {
    std::vector<Header> fields;
    std::size_t body = 0;
    std::vector<std::string> defects; ///< without a path
    std::optional<std::string> over_limit;

    /// The value of the first field of that name; empty if there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;
};

/// Reads the header that starts at `begin` (RFC 5322 2.2 and what real mail does: docs/violations.md). A boundary line
/// ends it too. `of_message`: an mbox "From " line and empty lines before a message's first field are skipped.
[[nodiscard]] HeaderBlock read_header_block(std::string_view all, std::size_t begin, Boundaries const& boundaries,
                                            bool of_message);

} // namespace liaison
