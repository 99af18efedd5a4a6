#include "parser/identifiers.hpp"
#include "core/text.hpp"
#include "parser/tokens.hpp"
#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <span>

namespace liaison {
namespace {

using Kind = Token::Kind;

/// Reads one family at a place: each step takes a token or fails, and `end` says how far it came.
class Matcher {
public:
    Matcher(std::vector<Token> const& tokens, std::size_t at) : tokens_(tokens), at_(at) {}

    std::size_t taken(std::size_t from) const { return at_ - from; }
    /// From here on blanks may stand between the tokens.
    Matcher& spaced() { return spaced_ = true, *this; }
    Matcher& glued() { return spaced_ = false, *this; }

    bool word(std::string_view which) {
        return take(Kind::word, [&](auto const& t) { return same_word(t.text, which); });
    }
    bool exact(std::string_view which) {
        return take(Kind::word, [&](auto const& t) { return t.text == which; });
    }
    bool capitals(std::size_t at_least) {
        return take(Kind::word, [&](auto const& t) {
            return t.text.size() >= at_least &&
                   std::ranges::all_of(t.text, [](char c) { return c >= 'A' && c <= 'Z'; });
        });
    }
    bool one_of(std::string_view letters) {
        return take(Kind::word, [&](auto const& t) { return t.text.size() == 1 && letters.contains(t.text[0]); });
    }
    bool digits(std::size_t at_least, std::size_t at_most = 9) {
        return take(Kind::number, [&](auto const& t) { return t.text.size() >= at_least && t.text.size() <= at_most; });
    }
    bool sign(std::string_view signs) {
        return take(Kind::sign, [&](auto const& t) { return signs.contains(t.text[0]); });
    }
    bool dash() {
        if (sign("-")) return true;
        return take(Kind::word, [](auto const& t) { return t.text == "–" || t.text == "—" || t.text == "‑"; });
    }
    /// Runs `step`; if it fails the place is as before, and that is no failure.
    template <class Step> bool maybe(Step step) {
        auto const before = at_;
        if (!step()) at_ = before;
        return true;
    }

private:
    template <class Test> bool take(Kind kind, Test test) {
        if (at_ >= tokens_.size() || tokens_[at_].kind != kind || !test(tokens_[at_])) return false;
        if (!first_ && !spaced_ && tokens_[at_].after_gap) return false;
        first_ = false;
        ++at_;
        return true;
    }

    std::vector<Token> const& tokens_;
    std::size_t at_;
    bool spaced_ = false;
    bool first_ = true;
};

/// "COM 15 - LS 418 - E", "COM15-LS452": ITU-T until 2016 and since.
bool itu_com(Matcher& m) {
    if (!m.spaced().word("COM") || !m.digits(1, 2) || !m.dash() || !m.exact("LS")) return false;
    m.maybe([&] { return m.dash(); });
    return m.digits(1, 4) && m.maybe([&] { return m.dash() && m.one_of("EFSACR"); });
}

/// "SG13-LS136", "SG11-LS 105", "TSAG-LS12", "IPPM-LS 7", "DMM-LS-3", "ZTC_LS_01", "NG_LS_26_07".
bool group_ls(Matcher& m) {
    if (!m.capitals(2)) return false;
    m.maybe([&] { return m.digits(1, 2); });
    if (!m.sign("-_") || !m.exact("LS")) return false;
    m.maybe([&] { return m.sign("-_"); });
    if (!m.spaced().digits(1, 5)) return false;
    return m.glued().maybe([&] { return m.sign("_") && m.digits(1, 4); });
}

/// "SG13-TD719/PLEN", "SG15-TD45R1/PLEN".
bool group_td(Matcher& m) {
    if (!m.word("SG") || !m.digits(1, 2) || !m.sign("-") || !m.exact("TD") || !m.digits(1, 4)) return false;
    m.maybe([&] { return m.word("R") && m.digits(1, 2); });
    return m.sign("/") && m.capitals(1);
}

/// "S2-2606763", "SP-170579".
bool gpp(Matcher& m) {
    bool const plenary = m.maybe([] { return true; }) && (m.word("SP") || m.word("RP") || m.word("CP") || m.word("GP"));
    if (plenary) return m.sign("-") && m.digits(6, 6);
    return m.one_of("SRCNTGsrcntg") && m.digits(1, 1) && m.sign("-") && m.digits(6, 7);
}

/// "LIAISE-386-04".
bool bbf(Matcher& m) {
    return m.word("LIAISE") && m.sign("-") && m.digits(2, 5) && m.maybe([&] { return m.sign("-") && m.digits(1, 3); });
}

/// "LS00285".
bool mef(Matcher& m) { return m.exact("LS") && m.digits(5, 5); }

/// "IMSDCAS22_011".
bool gsma(Matcher& m) { return m.capitals(4) && m.digits(2, 2) && m.sign("_") && m.digits(3, 3); }

/// "6N15365".
bool iso_short(Matcher& m) { return m.digits(1, 2) && m.exact("N") && m.digits(4, 5); }

/// "ISO-IECJTC1-SC6_N15618".
bool iso_file(Matcher& m) {
    return m.exact("ISO") && m.sign("-") && m.exact("IECJTC") && m.digits(1, 1) && m.sign("-") && m.exact("SC") &&
           m.digits(1, 2) && m.sign("_-") && m.exact("N") && m.digits(3, 5);
}

/// "SC 6 N 15618", "SC6/N15618", "SC 29/WG 3 N01234".
bool iso_subcommittee(Matcher& m) {
    if (!m.spaced().exact("SC") || !m.digits(1, 2)) return false;
    m.maybe([&] { return m.sign("/") && m.exact("WG") && m.digits(1, 2); });
    m.maybe([&] { return m.sign("/_"); });
    return m.exact("N") && m.digits(4, 5);
}

/// "NFV(26)000123r1".
bool etsi(Matcher& m) {
    return m.capitals(2) && m.sign("(") && m.digits(2, 2) && m.sign(")") && m.digits(6, 6) &&
           m.maybe([&] { return m.word("r") && m.digits(1, 2); });
}

/// "oif2026.115.01".
bool oif(Matcher& m) {
    return m.word("oif") && m.digits(4, 4) && m.sign(".") && m.digits(3, 3) && m.sign(".") && m.digits(2, 2);
}

/// "8A/TEMP/223(Rev. 1)", "5D/TEMP/12-E".
bool itu_r(Matcher& m) {
    if (!m.digits(1, 1) || !m.capitals(1) || !m.sign("/") || !m.exact("TEMP") || !m.sign("/") || !m.digits(1, 4))
        return false;
    m.maybe([&] { return m.sign("-") && m.one_of("EFS"); });
    m.spaced();
    return m.maybe([&] {
        return m.sign("(") && m.word("Rev") && m.maybe([&] { return m.sign("."); }) && m.digits(1, 2) && m.sign(")");
    });
}

/// "LS 357", "LS-42", "LS-2026-17".
bool bare_ls(Matcher& m) {
    if (!m.spaced().exact("LS")) return false;
    m.maybe([&] { return m.glued().dash(); });
    return m.spaced().digits(1, 4) && m.glued().maybe([&] { return m.dash() && m.digits(1, 4); });
}

/// "TD212R1/P", "TD517/PLEN", "TD GEN 0050".
bool bare_td(Matcher& m) {
    if (!m.spaced().exact("TD")) return false;
    if (m.capitals(3)) return m.digits(3, 5);
    if (!m.digits(1, 4)) return false;
    m.glued().maybe([&] { return m.word("R") && m.digits(1, 2); });
    return m.sign("/") && m.capitals(1);
}

/// "Document 4B/123-E".
bool itu_r_document(Matcher& m) {
    if (!m.spaced().word("Document")) return false;
    return m.digits(1, 1) && m.glued().capitals(1) && m.sign("/") && m.digits(1, 4) &&
           m.maybe([&] { return m.sign("-") && m.one_of("EFS"); });
}

/// What is glued to the number of a later version: "R1", "r1", "-R1".
bool short_revision(Matcher& m) {
    return m.maybe([&] { return m.dash(); }) && m.one_of("Rr") && m.digits(1, 2);
}

/// What stands behind it: "(Rev. 1)", "Rev. 1".
bool long_revision(Matcher& m) {
    m.spaced();
    auto const name = [&] { return m.word("Rev") || m.word("Revision") || m.one_of("Rr"); };
    auto const number = [&] { return m.maybe([&] { return m.sign("."); }) && m.digits(1, 2); };
    if (m.sign("(")) return name() && number() && m.sign(")");
    return (m.word("Rev") || m.word("Revision")) && number();
}

struct Family {
    bool (*matches)(Matcher&);
    bool sure;
};

/// A new family of document numbers is a function above and a row here; the longest match wins.
constexpr auto families = std::to_array<Family>({{itu_com, true},
                                                 {group_ls, true},
                                                 {group_td, true},
                                                 {gpp, true},
                                                 {bbf, true},
                                                 {mef, true},
                                                 {gsma, true},
                                                 {iso_short, true},
                                                 {iso_file, true},
                                                 {iso_subcommittee, true},
                                                 {etsi, true},
                                                 {oif, true},
                                                 {itu_r, true},
                                                 {bare_ls, false},
                                                 {bare_td, false},
                                                 {itu_r_document, false}});

bool starts_glued(std::vector<Token> const& tokens, std::size_t i) {
    if (i == 0 || tokens[i].after_gap) return false;
    auto const& before = tokens[i - 1];
    return before.kind != Kind::sign ? static_cast<unsigned char>(before.text.back()) < 0x80 : before.is("-");
}

/// How many tokens from `at` on tell the revision of the number before them.
std::size_t length_of_revision(std::vector<Token> const& tokens, std::size_t at) {
    if (at >= tokens.size()) return 0;
    Matcher glued{tokens, at};
    if (!tokens[at].after_gap && short_revision(glued)) return glued.taken(at);
    Matcher spaced{tokens, at};
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
            for (auto const& family : families) {
                Matcher matcher{tokens, i};
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

std::string identifier_key(std::string_view identifier) {
    std::string key;
    for (char const c : identifier)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            key += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    bool const language = key.starts_with("COM") && key.size() > 4 && std::string_view{"EFSACR"}.contains(key.back());
    if (language) key.pop_back();
    // ITU's own "COM 13 - LS 77" is "SG13-LS77" wherever others write it
    bool const of_study_group = key.starts_with("SG") && key.size() > 2 &&
                                std::isdigit(static_cast<unsigned char>(key[2])) != 0 && key.contains("LS");
    return of_study_group ? "COM" + key.substr(2) : key;
}

} // namespace liaison
