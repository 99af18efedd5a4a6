// A mail's octets, piece by piece, so that an original of 50 MB is never copied as a whole.
#pragma once
#include "core/outgoing.hpp"
#include <cstdint>
#include <string>
#include <string_view>

namespace liaison {

/// What goes out: `head`, then the original in its form, then `tail` (core/outgoing.hpp).
struct OutgoingContent {
    std::string head;
    std::string original; ///< as it was received
    OriginalForm form = OriginalForm::none;
    std::string tail;

    /// Octets of the whole, encoded, without dot-stuffing: what MAIL's SIZE= says.
    [[nodiscard]] std::uint64_t size() const;
    /// Whether any octet on the wire is over 127.
    [[nodiscard]] bool is_eight_bit() const;
};

/// Hands out the content in pieces of about 64 kB; base64 is made on the way. The content must outlive it.
class OutgoingStream {
public:
    explicit OutgoingStream(OutgoingContent const& content) : content_(content) {}
    /// The next piece, valid until the next call; empty at the end.
    [[nodiscard]] std::string_view next();

private:
    [[nodiscard]] std::string_view next_of(std::string_view source);
    [[nodiscard]] std::string_view next_encoded();

    enum class Part { head, original, tail, end };
    OutgoingContent const& content_;
    Part part_ = Part::head;
    std::size_t position_ = 0; ///< in the part
    std::string encoded_;
};

/// Makes the content fit between DATA and its final dot (RFC 5321 4.5.2).
class DotStuffer {
public:
    /// `piece` with a dot doubled at each line's beginning; valid until the next call.
    [[nodiscard]] std::string_view stuff(std::string_view piece);
    /// What ends the data: CRLF "." CRLF, less the CRLF that is already there.
    [[nodiscard]] std::string_view final_dot() const;

private:
    std::string stuffed_;
    char last_ = '\n';
    bool ends_with_crlf_ = true;
};

} // namespace liaison
