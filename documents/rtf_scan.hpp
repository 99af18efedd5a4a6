// RTF as a sequence of tokens.
#pragma once
#include <algorithm>
#include <optional>
#include <string_view>

namespace liaison {

/// A brace, a control word with its number, a byte written as \'hh, a control symbol such as \~, or plain bytes.
struct RtfToken {
    enum class Is { open, close, word, byte, symbol, text };
    Is is = Is::text;
    std::string_view text;     ///< a word's name; plain bytes
    std::optional<int> number; ///< of a word
    char byte = 0;             ///< of a byte or symbol
};

class RtfScan {
public:
    explicit RtfScan(std::string_view rtf) : rest_(rtf) {}
    [[nodiscard]] std::optional<RtfToken> next(); ///< nothing at the end
    void skip(std::size_t bytes) { rest_.remove_prefix(std::min(bytes, rest_.size())); }

private:
    RtfToken control();
    std::string_view rest_;
};

} // namespace liaison
