#include "parser/identifiers.hpp"
#include "core/text.hpp"
#include "parser/number_families.hpp"
#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <span>

namespace liaison {
namespace {

using Kind = Token::Kind;

/// What is glued to the number of a later version: "R1", "r1", "-R1".
bool short_revision(NumberMatcher& m) {
    return m.maybe([&] { return m.dash(); }) && m.one_of("Rr") && m.digits(1, 2);
}

/// What stands behind it: "(Rev. 1)", "Rev. 1".
bool long_revision(NumberMatcher& m) {
    m.spaced();
    auto const name = [&] { return m.word("Rev") || m.word("Revision") || m.one_of("Rr"); };
    auto const number = [&] { return m.maybe([&] { return m.sign("."); }) && m.digits(1, 2); };
    if (m.sign("(")) return name() && number() && m.sign(")");
    return (m.word("Rev") || m.word("Revision")) && number();
}

bool starts_glued(std::vector<Token> const& tokens, std::size_t i) {
    if (i == 0 || tokens[i].after_gap) return false;
    auto const& before = tokens[i - 1];
    if (before.kind != Kind::sign) return static_cast<unsigned char>(before.text.back()) < 0x80;
    return before.is("-") || (before.is(".") && !before.after_gap); // "ORAN.LS.2026-07" is more than "LS.2026-07"
}

/// How many tokens from `at` on tell the revision of the number before them.
std::size_t length_of_revision(std::vector<Token> const& tokens, std::size_t at) {
    if (at >= tokens.size()) return 0;
    NumberMatcher glued{tokens, at};
    if (!tokens[at].after_gap && short_revision(glued)) return glued.taken(at);
    NumberMatcher spaced{tokens, at};
    return long_revision(spaced) ? spaced.taken(at) : 0;
}

/// A number is whole: "S2-2606763" is none in "S2-26067631/x" or before more letters.
bool ends_whole(std::vector<Token> const& tokens, std::size_t end) {
    return end >= tokens.size() || tokens[end].after_gap || tokens[end].kind == Kind::sign ||
           static_cast<unsigned char>(tokens[end].text.front()) >= 0x80;
}

} // namespace

std::vector<IdentifierFound> find_identifiers(std::string_view text) {
    std::vector<IdentifierFound> found;
    if (std::ranges::none_of(text, [](char c) { return c >= '0' && c <= '9'; })) return found;
    auto const tokens = tokens_of(text);
    for (std::size_t i = 0; i < tokens.size();) {
        std::size_t longest = 0;
        bool sure = false;
        if (tokens[i].kind != Kind::sign && !starts_glued(tokens, i))
            for (auto const& family : number_families()) {
                NumberMatcher matcher{tokens, i};
                if (!family.matches(matcher) || matcher.taken(i) <= longest) continue;
                longest = matcher.taken(i);
                sure = family.sure;
            }
        if (longest > 0) longest += length_of_revision(tokens, i + longest);
        if (longest == 0 || !ends_whole(tokens, i + longest)) {
            ++i;
            continue;
        }
        auto const begin = tokens[i].begin, end = tokens[i + longest - 1].end();
        found.push_back({collapsed(text.substr(begin, end - begin)), sure, begin, end});
        i += longest;
    }
    return found;
}

namespace {

/// "Document 4B/12" and "IEEE 802.11-26/1874r2" are "4B/12" and "11-26/1874r2" with a word before them.
std::string_view without_opening_words(std::string_view identifier) {
    auto const tokens = tokens_of(identifier);
    auto const is = [&](std::size_t i, std::string_view word) {
        return i < tokens.size() && same_word(tokens[i].text, word);
    };
    std::size_t at = is(0, "Document") || is(0, "IEEE") ? 1 : 0;
    if (is(at, "802") && is(at + 1, ".")) at += 2;
    return at < tokens.size() ? identifier.substr(tokens[at].begin) : identifier;
}

/// Whether it ends in a document's language: "- E" of "COM 16 - LS 190 - E", "-E" of "5A/401-E".
bool names_language(std::string_view identifier) {
    auto const tokens = tokens_of(identifier);
    if (tokens.size() < 3) return false;
    NumberMatcher matcher{tokens, tokens.size() - 2};
    return tokens[tokens.size() - 3].kind == Kind::number && matcher.spaced().language();
}

} // namespace

RevisedIdentifier split_revision(std::string_view identifier) {
    auto const tokens = tokens_of(identifier);
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        auto const length = tokens[i - 1].kind == Kind::number || tokens[i - 1].is(")") || tokens[i - 1].is("E")
                                ? length_of_revision(tokens, i)
                                : 0;
        if (length == 0 || !ends_whole(tokens, i + length)) continue;
        auto const told = std::span{tokens}.subspan(i, length);
        auto const number = std::ranges::find(told, Kind::number, &Token::kind);
        auto const rest = identifier.substr(told.back().end());
        return {fmt::format("{}{}", trimmed(identifier.substr(0, told.front().begin)), rest),
                static_cast<int>(number->value)};
    }
    return {std::string{identifier}, 0};
}

std::string group_of_number(std::string_view identifier) {
    auto const tokens = tokens_of(identifier);
    auto const is = [&](std::size_t i, Kind kind) { return i < tokens.size() && tokens[i].kind == kind; };
    if (tokens.size() < 3) return {};
    if (same_word(tokens[0].text, "COM") && is(1, Kind::number)) return fmt::format("SG{}", tokens[1].text);
    if (is(0, Kind::number) && is(1, Kind::word) && tokens[2].is("/"))
        return fmt::format("WP{}{}", tokens[0].text, tokens[1].text);
    std::size_t const end = is(1, Kind::number) ? 2 : 1;
    bool const gives = is(0, Kind::word) && (tokens[end].is("-") || tokens[end].is("_"));
    return gives ? std::string{identifier.substr(0, tokens[end].begin)} : std::string{};
}

std::string identifier_key(std::string_view identifier) {
    std::string key;
    for (char const c : without_opening_words(identifier))
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            key += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (names_language(identifier) && key.size() > 4) key.pop_back();
    // ITU's own "COM 13 - LS 77" is "SG13-LS77" wherever others write it
    bool const of_study_group = key.starts_with("SG") && key.size() > 2 &&
                                std::isdigit(static_cast<unsigned char>(key[2])) != 0 && key.contains("LS");
    return of_study_group ? "COM" + key.substr(2) : key;
}

bool counts_by_year(std::string_view identifier) {
    constexpr std::string_view signs = "-/.";
    for (auto at = identifier.find("20", 1); at != identifier.npos && at + 5 < identifier.size();
         at = identifier.find("20", at + 1))
        if (signs.contains(identifier[at - 1]) && signs.contains(identifier[at + 4])) return true;
    return false;
}

} // namespace liaison
