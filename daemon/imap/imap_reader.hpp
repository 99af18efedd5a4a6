// Octets of an IMAP server become responses (RFC 3501 4.3, 7). Whatever comes, memory stays bounded.
#pragma once
#include "core/error.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

struct ImapLimits {
    std::size_t line = 8'000'000;            ///< octets of one response beside its literals: the UIDs of a full mailbox
    std::uint64_t literals = 50'000'000;     ///< octets of the literals of one response that are kept
    std::size_t literals_of_response = 100;  ///< how many
    std::uint64_t announced = 4'294'967'295; ///< octets that a literal may have at all (RFC 3501 9)
};

struct ImapLiteral {
    std::string octets;
    bool too_large = false; ///< it was read over, `octets` is empty
};

/// One response. Where a literal stood in `line` its "{123}" is left; the literals are in order.
struct ImapResponse {
    std::string line; ///< without CRLF
    std::vector<ImapLiteral> literals;
};

class ImapReader {
public:
    explicit ImapReader(ImapLimits limits = {}) : limits_(limits) {}

    void feed(std::string_view octets);
    /// The next complete response; nothing as long as there is none. Errors: bad_input: this is no IMAP, or beyond the
    /// limits; nothing more will come of it.
    [[nodiscard]] Result<std::optional<ImapResponse>> next();

private:
    [[nodiscard]] Result<bool> take_line();
    [[nodiscard]] Done begin_literal(std::uint64_t size);
    void take_literal();
    void compact();

    ImapLimits limits_;
    std::string pending_;
    std::size_t read_ = 0;     ///< octets of pending_ that are done with
    std::size_t searched_ = 0; ///< octets of pending_ in which there is no line end
    ImapResponse response_;
    std::uint64_t kept_ = 0;         ///< octets of the response's literals
    std::uint64_t literal_left_ = 0; ///< octets that still belong to the last literal
};

} // namespace liaison
