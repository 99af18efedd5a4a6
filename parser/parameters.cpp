#include "parser/parameters.hpp"
#include "core/text.hpp"
#include "parser/charset.hpp"
#include "parser/encoded_words.hpp"
#include "parser/quoted_printable.hpp"
#include "parser/raw_parameters.hpp"

namespace liaison {
namespace {

/// A value's piece (RFC 2231 3): that of "filename*1*" has percent escapes.
struct Piece {
    bool escaped = false;
    std::string_view text;
};
using Pieces = std::map<unsigned, Piece>; ///< by number

/// Everything said about one parameter.
struct Mentions {
    std::string name;
    std::optional<std::string_view> plain;
    std::optional<std::string_view> extended; ///< of "name*"
    Pieces pieces;
};

std::string without_percents(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = text[at] == '%' ? hex_byte_at(text, at + 1) : -1;
        bytes += byte >= 0 ? static_cast<char>(byte) : text[at];
        if (byte >= 0) at += 2;
    }
    return bytes;
}

/// "charset'language'text" cut at its quotes; without two of them all is text.
std::pair<std::string_view, std::string_view> charset_and_text(std::string_view value) {
    auto const first = value.find('\'');
    auto const second = first == value.npos ? first : value.find('\'', first + 1);
    if (second == value.npos) return {{}, value};
    return {value.substr(0, first), value.substr(second + 1)};
}

std::string decode_plain(std::string_view value, std::string_view fallback) {
    if (!value.contains("=?")) return decode_charset(value, "", fallback.empty() ? "windows-1252" : fallback).text;
    return decode_words(value, fallback);
}

std::string decode_extended(std::string_view value, std::string_view fallback) {
    auto const [charset, text] = charset_and_text(value);
    return decode_charset(without_percents(text), charset, fallback).text;
}

/// Pieces in the order of their numbers; a character may be cut between two of them.
std::string decode_pieces(Pieces const& pieces, std::string_view fallback) {
    bool any_escaped = false;
    std::string_view charset;
    std::string bytes;
    for (auto const& [number, piece] : pieces) {
        auto text = piece.text;
        if (piece.escaped && !std::exchange(any_escaped, true) && number == pieces.begin()->first)
            std::tie(charset, text) = charset_and_text(text);
        bytes += piece.escaped ? without_percents(text) : std::string{text};
    }
    return any_escaped ? decode_charset(bytes, charset, fallback).text : decode_plain(bytes, fallback);
}

/// The name and number of "name*0" or "name*0*"; nothing if it is written in no such way.
std::optional<std::pair<std::string_view, unsigned>> numbered(std::string_view name) {
    if (name.ends_with('*')) name.remove_suffix(1);
    auto const star = name.rfind('*');
    auto const digits = star == name.npos ? std::string_view{} : name.substr(star + 1);
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    unsigned number = 0;
    for (char const c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return std::pair{name.substr(0, star), number};
}

class Gatherer {
public:
    void mention(RawParameter const& parameter);
    std::vector<std::pair<std::string, std::string>> decode(std::string_view fallback) const;

private:
    Mentions& of(std::string_view name);
    std::vector<Mentions> all_;
    std::unordered_map<std::string, std::size_t> index_;
};

Mentions& Gatherer::of(std::string_view name) {
    auto const [entry, is_new] = index_.try_emplace(std::string{name}, all_.size());
    if (is_new) all_.push_back({std::string{name}, {}, {}, {}});
    return all_[entry->second];
}

void Gatherer::mention(RawParameter const& parameter) {
    if (auto const piece = numbered(parameter.name)) {
        of(piece->first).pieces.try_emplace(piece->second, parameter.name.ends_with('*'), parameter.value);
    } else if (parameter.name.ends_with('*')) {
        auto& extended = of(std::string_view{parameter.name}.substr(0, parameter.name.size() - 1)).extended;
        if (!extended) extended = parameter.value;
    } else {
        auto& plain = of(parameter.name).plain;
        if (!plain) plain = parameter.value;
    }
}

std::vector<std::pair<std::string, std::string>> Gatherer::decode(std::string_view fallback) const {
    std::vector<std::pair<std::string, std::string>> result;
    for (auto const& said : all_) {
        auto value = said.extended         ? decode_extended(*said.extended, fallback)
                     : said.pieces.empty() ? decode_plain(said.plain.value_or(""), fallback)
                                           : decode_pieces(said.pieces, fallback);
        result.emplace_back(said.name, one_line(value));
    }
    return result;
}

} // namespace

std::string_view ParameterizedValue::parameter(std::string_view lower_case_name) const {
    auto const found =
        std::ranges::find(parameters, lower_case_name, [](auto const& p) { return std::string_view{p.first}; });
    return found == parameters.end() ? std::string_view{} : found->second;
}

ParameterizedValue parse_parameterized(std::string_view raw, std::string_view fallback) {
    auto const split = split_parameters(raw);
    Gatherer gatherer;
    for (auto const& parameter : split.parameters) gatherer.mention(parameter);
    auto value = split.value;
    while (value.starts_with('"')) value.remove_prefix(1);
    while (value.ends_with('"')) value.remove_suffix(1);
    return {lower_case(value), gatherer.decode(fallback)};
}

} // namespace liaison
