// The tokens of an IMAP response's data (RFC 3501 4).
#pragma once
#include "daemon/imap/imap_reader.hpp"
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace liaison {

struct ImapToken {
    enum class Kind { open, close, atom, quoted, literal, end };
    Kind kind = Kind::end;
    std::string text;       ///< of an atom or a quoted string, or a literal's octets
    bool too_large = false; ///< a literal that was read over

    [[nodiscard]] bool is_text() const { return kind == Kind::atom || kind == Kind::quoted || kind == Kind::literal; }
    [[nodiscard]] bool is_nil() const;
};

class ImapTokens {
public:
    /// `data` is part of a response's line, `literals` are those whose "{123}" stand in it; they are moved from.
    ImapTokens(std::string_view data, std::span<ImapLiteral> literals) : data_(data), literals_(literals) {}

    [[nodiscard]] ImapToken next();
    /// Goes behind one value: a text or a list with all that is in it; false if there is none.
    bool skip_value();

private:
    [[nodiscard]] ImapToken quoted();
    [[nodiscard]] ImapToken atom();
    [[nodiscard]] ImapToken literal();

    std::string_view data_;
    std::span<ImapLiteral> literals_;
};

} // namespace liaison
