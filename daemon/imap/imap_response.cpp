#include "daemon/imap/imap_response.hpp"
#include "core/text.hpp"
#include "daemon/imap/imap_tokens.hpp"
#include <charconv>

namespace liaison {
namespace {

using Kind = ImapToken::Kind;

/// The word at the beginning of `text`, which goes on behind it and one blank.
std::string_view take_word(std::string_view& text) {
    auto const end = std::min(text.find(' '), text.size());
    auto const word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

std::optional<ImapState> state_named(std::string_view word) {
    if (same_word(word, "OK")) return ImapState::ok;
    if (same_word(word, "NO")) return ImapState::no;
    if (same_word(word, "BAD")) return ImapState::bad;
    if (same_word(word, "BYE")) return ImapState::bye;
    if (same_word(word, "PREAUTH")) return ImapState::preauth;
    return std::nullopt;
}

void take_code(ImapLine& line) {
    auto const close = line.text.find(']');
    if (!line.text.starts_with('[') || close == line.text.npos) return;
    line.argument = line.text.substr(1, close - 1);
    line.code = take_word(line.argument);
    line.text = trimmed(line.text.substr(close + 1));
}

template <class Number> std::optional<Number> parse_number(std::string_view text) {
    Number number = 0;
    auto const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stop == end ? std::optional{number} : std::nullopt;
}

std::optional<std::string> take_nstring(ImapTokens& tokens) {
    auto token = tokens.next();
    if (!token.is_text()) return std::nullopt;
    return token.is_nil() ? std::string{} : std::move(token.text);
}

bool read_item(ImapTokens& tokens, std::string_view name, ImapFetch& fetch) {
    if (!same_word(name, "UID") && !same_word(name, "RFC822.SIZE") && !same_word(name, "BODY[]"))
        return tokens.skip_value();
    auto token = tokens.next();
    if (!token.is_text()) return false;
    if (same_word(name, "UID"))
        fetch.uid = parse_imap_number(token.text);
    else if (same_word(name, "RFC822.SIZE"))
        fetch.size = parse_number<std::uint64_t>(token.text);
    else if (!token.is_nil())
        fetch.body = ImapLiteral{std::move(token.text), token.too_large};
    return true;
}

} // namespace

ImapLine parse_imap_line(std::string_view text) {
    ImapLine line;
    line.tag = take_word(text);
    if (line.tag == "+") {
        line.text = text;
        return line;
    }
    auto word = take_word(text);
    if (line.tag == "*") line.number = parse_imap_number(word);
    if (line.number) word = take_word(text);
    line.state = line.number ? std::nullopt : state_named(word);
    if (line.state) {
        line.text = text;
        take_code(line);
    } else {
        line.keyword = word;
        line.argument = text;
    }
    return line;
}

std::optional<std::uint32_t> parse_imap_number(std::string_view text) { return parse_number<std::uint32_t>(text); }

std::vector<MailUid> parse_imap_numbers(std::string_view text) {
    std::vector<MailUid> numbers;
    while (!text.empty())
        if (auto const number = parse_imap_number(take_word(text))) numbers.push_back(*number);
    return numbers;
}

std::optional<ImapFetch> parse_imap_fetch(ImapResponse& response) {
    auto const line = parse_imap_line(response.line);
    if (!same_word(line.keyword, "FETCH")) return std::nullopt;
    ImapTokens tokens{line.argument, response.literals};
    if (tokens.next().kind != Kind::open) return std::nullopt;
    ImapFetch fetch;
    for (auto name = tokens.next(); name.kind != Kind::close; name = tokens.next())
        if (name.kind != Kind::atom || !read_item(tokens, name.text, fetch)) return std::nullopt;
    return fetch;
}

std::optional<ImapListed> parse_imap_list(ImapResponse const& response) {
    auto copy = response;
    auto const line = parse_imap_line(copy.line);
    if (!same_word(line.keyword, "LIST")) return std::nullopt;
    ImapTokens tokens{line.argument, copy.literals};
    ImapListed listed;
    if (tokens.next().kind != Kind::open) return std::nullopt;
    for (auto token = tokens.next(); token.kind != Kind::close; token = tokens.next()) {
        if (token.kind != Kind::atom) return std::nullopt;
        listed.attributes.push_back(std::move(token.text));
    }
    auto delimiter = take_nstring(tokens);
    auto name = take_nstring(tokens);
    if (!delimiter || !name) return std::nullopt;
    listed.delimiter = std::move(*delimiter);
    listed.name = std::move(*name);
    return listed;
}

std::optional<ImapNamespace> parse_imap_namespace(ImapResponse const& response) {
    auto copy = response;
    auto const line = parse_imap_line(copy.line);
    if (!same_word(line.keyword, "NAMESPACE")) return std::nullopt;
    ImapTokens tokens{line.argument, copy.literals};
    if (tokens.next().kind != Kind::open || tokens.next().kind != Kind::open) return std::nullopt;
    auto prefix = take_nstring(tokens);
    auto delimiter = take_nstring(tokens);
    if (!prefix || !delimiter) return std::nullopt;
    return ImapNamespace{std::move(*prefix), std::move(*delimiter)};
}

} // namespace liaison
