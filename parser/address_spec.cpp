#include "parser/address_spec.hpp"
#include "core/text.hpp"
#include "parser/charset.hpp"

namespace liaison {
namespace {

constexpr std::string_view white = " \t\r\n";

/// Blanks before and behind "@" and "." are obsolete syntax (RFC 5322 4.4); others stay, as one blank.
std::string without_obsolete_blanks(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (white.find(text[at]) == white.npos) {
            result += text[at];
            continue;
        }
        auto const next = std::min(text.find_first_not_of(white, at), text.size());
        auto const before = result.empty() ? '@' : result.back();
        auto const behind = next == text.size() ? '@' : text[next];
        if (before != '@' && before != '.' && behind != '@' && behind != '.') result += ' ';
        at = next - 1;
    }
    return result;
}

std::string quoted_as_written(std::string_view content) {
    std::string result{'"'};
    for (char const c : content) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

} // namespace

std::string clean_spec(std::string_view text) {
    auto spec = decode_charset(without_comments(text), "", "windows-1252").text;
    if (spec.starts_with('@') && spec.contains(':')) spec.erase(0, spec.find(':') + 1); // RFC 5322 4.4: a route
    if (starts_with_word(trimmed(spec), "mailto:")) spec.erase(0, spec.find(':') + 1);
    spec = without_obsolete_blanks(spec);
    std::erase_if(spec, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
    for (char const quote : {'\'', '"'})
        if (spec.size() > 2 && spec.starts_with(quote) && spec.ends_with(quote)) spec = spec.substr(1, spec.size() - 2);
    return spec;
}

bool is_addr_spec(std::string_view text) {
    auto const at = text.rfind('@');
    return at != text.npos && at > 0 && at + 1 < text.size() && text.find_first_of(" \t\r\n<>,;") == text.npos;
}

std::vector<AddressToken> join_spec_words(std::span<AddressToken const> words) {
    using Kind = AddressToken::Kind;
    std::vector<AddressToken> units;
    bool raw = false;       ///< the last unit's text is as written, quotes included
    bool after_dot = false; ///< the last word was a single "."
    for (auto const& word : words) {
        bool const around_at = !units.empty() && (units.back().text.ends_with('@') || word.text.starts_with('@'));
        bool const around_dot = std::exchange(after_dot, word.text == ".") || word.text == ".";
        bool const joins = !units.empty() && (word.glued || around_at || around_dot);
        if (!joins) {
            units.push_back(word);
            raw = word.kind == Kind::word;
            continue;
        }
        auto& unit = units.back();
        if (!raw) unit.text = quoted_as_written(unit.text);
        unit.text += word.kind == Kind::quoted ? quoted_as_written(word.text) : word.text;
        unit.kind = Kind::word;
        raw = true;
    }
    return units;
}

} // namespace liaison
