#include "parser/message_ids.hpp"
#include "core/text.hpp"
#include "parser/encoded_words.hpp"
#include "parser/utf8.hpp"

namespace liaison {
namespace {

constexpr std::string_view white = " \t\r\n";

std::string without_blanks(std::string_view text) {
    std::string id = repaired_utf8(text);
    std::erase_if(id, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
    return id;
}

/// "<" and ">" pairs; an id that is not closed ends where the next begins or at a blank.
std::vector<std::string> bracketed(std::string_view text) {
    std::vector<std::string> ids;
    for (auto open = text.find('<'); open != text.npos;) {
        open = std::min(text.find_first_not_of('<', open), text.size());
        auto close = text.find_first_of("<>", open);
        if (close == text.npos || text[close] == '<')
            close = std::min(text.find_first_of(white, open), std::min(close, text.size()));
        auto id = without_blanks(text.substr(open, close - open));
        if (!id.empty()) ids.push_back(std::move(id));
        open = text.find('<', close);
    }
    return ids;
}

std::vector<std::string> unbracketed(std::string_view text) {
    std::vector<std::string> ids;
    for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n,;>\"'()", at)) != text.npos;) {
        auto const end = std::min(text.find_first_of(" \t\r\n,;>\"'()", at), text.size());
        auto const word = text.substr(at, end - at);
        if (word.contains('@')) ids.push_back(without_blanks(word));
        at = end;
    }
    return ids;
}

/// Some programs encode even this field as RFC 2047 words.
std::string plain_text(std::string_view raw) {
    bool const encoded = trimmed(raw).starts_with("=?") && raw.contains("?=");
    return encoded ? decode_words(raw, {}) : std::string{raw};
}

} // namespace

std::vector<std::string> parse_message_ids(std::string_view raw) {
    auto const text = plain_text(raw);
    auto ids = bracketed(text);
    return ids.empty() ? unbracketed(text) : ids;
}

std::string parse_message_id(std::string_view raw) {
    auto ids = parse_message_ids(raw);
    if (!ids.empty()) return std::move(ids.front());
    auto text = plain_text(raw);
    std::erase_if(text, [](char c) { return c == '<' || c == '>'; });
    return without_blanks(text);
}

} // namespace liaison
