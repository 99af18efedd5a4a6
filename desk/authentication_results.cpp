#include "core/text.hpp"
#include "desk/trust.hpp"

namespace liaison {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Skips a comment with its nested ones; nothing if it does not end.
std::optional<std::string_view> behind_comment(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '(')
            ++depth;
        else if (text[at] == ')' && --depth == 0)
            return text.substr(at + 1);
    }
    return std::nullopt;
}

/// One word or one of the signs that stand for themselves.
struct Token {
    std::string text;
    bool sign = false;
    [[nodiscard]] bool is(char c) const { return sign && text.front() == c; }
};

struct Tokens {
    std::vector<Token> tokens;
    bool well_formed = true;
};

std::optional<std::string_view> append_quoted(std::string_view text, std::string& value) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '"') return text.substr(at + 1);
        if (text[at] == '\\' && ++at == text.size()) break;
        value += text[at];
    }
    return std::nullopt;
}

std::string_view append_word(std::string_view text, std::vector<Token>& tokens) {
    auto const size = std::min(text.find_first_of(" \t\r\n()\";="), text.size());
    tokens.push_back({std::string{text.substr(0, size)}, false});
    return text.substr(size);
}

Tokens tokenize(std::string_view text) {
    Tokens result;
    std::optional<std::string_view> rest = text;
    while (rest && !rest->empty()) {
        if (auto const c = rest->front(); blanks.contains(c)) {
            rest->remove_prefix(1);
        } else if (c == '(') {
            rest = behind_comment(*rest);
        } else if (c == '"') {
            result.tokens.push_back({});
            rest = append_quoted(*rest, result.tokens.back().text);
        } else if (c == ';' || c == '=') {
            result.tokens.push_back({std::string{c}, true});
            rest->remove_prefix(1);
        } else if (c == ')') {
            rest.reset();
        } else {
            rest = append_word(*rest, result.tokens);
        }
    }
    result.well_formed = rest.has_value();
    return result;
}

using TokenSpan = std::span<Token const>;

/// The name in front of "=" at `at`: CFWS may stand around the dot and slash in it ("header . d").
std::string name_before(TokenSpan tokens, std::size_t at) {
    std::string name;
    while (at-- > 0 && !tokens[at].sign) {
        name.insert(0, tokens[at].text);
        if (name.empty()) break; // "" = x
        bool const joined = name.front() == '.' || name.front() == '/' ||
                            (at > 0 && !tokens[at - 1].sign &&
                             (tokens[at - 1].text.ends_with('.') || tokens[at - 1].text.ends_with('/')));
        if (!joined) break;
    }
    return lower_case(name);
}

/// One "; method=result reason=... ptype.property=value" (RFC 8601 2.2, resinfo).
std::optional<MethodResult> parse_result(TokenSpan tokens) {
    MethodResult result;
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        if (!tokens[at].is('=') || tokens[at + 1].sign) continue;
        auto const name = name_before(tokens, at);
        auto const& value = tokens[at + 1].text;
        if (result.method.empty()) {
            result.method = name.substr(0, name.find('/'));
            result.result = lower_case(value);
        } else {
            result.properties.emplace_back(name, value);
        }
    }
    return result.method.empty() ? std::nullopt : std::optional{result};
}

} // namespace

AuthenticationResults parse_authentication_results(std::string_view value) {
    auto const [tokens, well_formed] = tokenize(value);
    AuthenticationResults header;
    if (!well_formed || tokens.empty() || tokens.front().sign) return header;
    TokenSpan rest{tokens};
    auto const next = [&] {
        auto const end = std::ranges::find_if(rest, [](Token const& token) { return token.is(';'); });
        auto const size = static_cast<std::size_t>(end - rest.begin());
        auto const segment = rest.first(size);
        rest = rest.subspan(std::min(size + 1, rest.size()));
        return segment;
    };
    auto const head = next();
    if (head.size() > 2 || (head.size() == 2 && head[1].text != "1")) return header;
    header.authserv_id = lower_case(head[0].text);
    while (!rest.empty())
        if (auto result = parse_result(next())) header.results.push_back(*std::move(result));
    return header;
}

} // namespace liaison
