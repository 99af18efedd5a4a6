// Address lists cut into words, quoted strings, comments, <...> and separators, however badly they nest.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// One token. `text` is a word as written, the inside of a quoted string (unescaped), of a comment or of <...>.
struct AddressToken {
    enum class Kind { word, quoted, comment, angle, comma, semicolon, colon };
    Kind kind = Kind::word;
    std::string text;
    bool glued = false; ///< no blank or comment before it
};

/// Reads the tokens of an address list one by one. Quotes, parentheses and "<" that nothing closes are what they look
/// like; an RFC 2047 word is one word whatever is in it. Linear.
class AddressTokens {
public:
    explicit AddressTokens(std::string_view raw) : raw_(raw) {}
    [[nodiscard]] std::optional<AddressToken> next();

private:
    AddressToken token(AddressToken::Kind kind, std::string text, std::size_t end);
    std::optional<AddressToken> quoted();
    std::optional<AddressToken> comment();
    AddressToken angle();
    AddressToken word();
    std::size_t closing_quote(std::size_t open);
    std::size_t closing_parenthesis(std::size_t open);
    std::size_t end_of_angle(std::size_t begin);

    std::string_view raw_;
    std::size_t at_ = 0;
    bool glued_ = false;
    bool quotes_are_broken_ = false;
    bool comments_are_broken_ = false;
};

/// Without the comments in it.
[[nodiscard]] std::string without_comments(std::string_view text);

} // namespace liaison
