#include "parser/number_families.hpp"
#include <array>

namespace liaison {
namespace {

/// "COM 15 - LS 418 - E", "COM15-LS452", "TSAG - LS 29 - E": ITU-T until 2016 and since.
bool itu_com(NumberMatcher& m) {
    bool const of_group = m.spaced().attempt([&] { return m.word("COM") && m.digits(1, 2); }) || m.exact("TSAG");
    if (!of_group || !m.dash() || !m.exact("LS")) return false;
    m.maybe([&] { return m.dash(); });
    return m.digits(1, 4) && m.maybe([&] { return m.language(); });
}

/// "2026-04" of "IAB-LS-2026-04": numbers that begin anew each year.
bool number_of_year(NumberMatcher& m) { return m.year() && m.dash() && m.digits(1, 4); }

/// "SG13-LS136", "SG11-LS 105", "TSAG-LS12", "IPPM-LS 7", "DMM-LS-3", "ZTC_LS_01", "NG_LS_26_07", "IAB-LS-2026-04".
bool group_ls(NumberMatcher& m) {
    if (!m.capitals(2)) return false;
    m.maybe([&] { return m.digits(1, 2); });
    if (!m.sign("-_") || !m.exact("LS")) return false;
    m.maybe([&] { return m.sign("-_"); });
    if (m.attempt([&] { return number_of_year(m); })) return true;
    if (!m.spaced().digits(1, 5)) return false;
    return m.glued().maybe([&] { return m.sign("_") && m.digits(1, 4); });
}

/// "SG13-TD719/PLEN", "SG15-TD45R1/PLEN".
bool group_td(NumberMatcher& m) {
    if (!m.word("SG") || !m.digits(1, 2) || !m.sign("-") || !m.exact("TD") || !m.digits(1, 4)) return false;
    m.maybe([&] { return m.word("R") && m.digits(1, 2); });
    return m.sign("/") && m.capitals(1);
}

/// "S2-2606763", "SP-170579".
bool gpp(NumberMatcher& m) {
    bool const plenary = (m.word("SP") || m.word("RP") || m.word("CP") || m.word("GP"));
    if (plenary) return m.sign("-") && m.digits(6, 6);
    return m.one_of("SRCNTGsrcntg") && m.digits(1, 1) && m.sign("-") && m.digits(6, 7);
}

/// "LIAISE-386-04".
bool bbf(NumberMatcher& m) {
    return m.word("LIAISE") && m.sign("-") && m.digits(2, 5) && m.maybe([&] { return m.sign("-") && m.digits(1, 3); });
}

/// "LS00285".
bool mef(NumberMatcher& m) { return m.exact("LS") && m.digits(5, 5); }

/// "IMSDCAS22_011".
bool gsma(NumberMatcher& m) { return m.capitals(4) && m.digits(2, 2) && m.sign("_") && m.digits(3, 3); }

/// "6N15365".
bool iso_short(NumberMatcher& m) { return m.digits(1, 2) && m.exact("N") && m.digits(4, 5); }

/// "ISO-IECJTC1-SC6_N15618".
bool iso_file(NumberMatcher& m) {
    return m.exact("ISO") && m.sign("-") && m.exact("IECJTC") && m.digits(1, 1) && m.sign("-") && m.exact("SC") &&
           m.digits(1, 2) && m.sign("_-") && m.exact("N") && m.digits(3, 5);
}

/// "SC 6 N 15618", "SC6/N15618", "SC 29/WG 3 N01234".
bool iso_subcommittee(NumberMatcher& m) {
    if (!m.spaced().exact("SC") || !m.digits(1, 2)) return false;
    m.maybe([&] { return m.sign("/") && m.exact("WG") && m.digits(1, 2); });
    m.maybe([&] { return m.sign("/_"); });
    return m.exact("N") && m.digits(4, 5);
}

/// "NFV(26)000123r1".
bool etsi(NumberMatcher& m) {
    return m.capitals(2) && m.sign("(") && m.digits(2, 2) && m.sign(")") && m.digits(6, 6) &&
           m.maybe([&] { return m.word("r") && m.digits(1, 2); });
}

/// "oif2026.115.01", "bbf2026.115.01".
bool oif(NumberMatcher& m) {
    return (m.word("oif") || m.word("bbf")) && m.digits(4, 4) && m.sign(".") && m.digits(3, 3) && m.sign(".") &&
           m.digits(2, 2);
}

/// "8A/TEMP/223(Rev. 1)", "5D/TEMP/12-E".
bool itu_r(NumberMatcher& m) {
    if (!m.digits(1, 1) || !m.capitals(1) || !m.sign("/") || !m.exact("TEMP") || !m.sign("/") || !m.digits(1, 4))
        return false;
    m.maybe([&] { return m.sign("-") && m.one_of("EFS"); });
    m.spaced();
    return m.maybe([&] {
        return m.sign("(") && m.word("Rev") && m.maybe([&] { return m.sign("."); }) && m.digits(1, 2) && m.sign(")");
    });
}

/// "5A/401-E": without its language it may be anything.
bool itu_r_in_language(NumberMatcher& m) {
    return m.digits(1, 1) && m.capitals(1) && m.sign("/") && m.digits(1, 4) && m.language();
}

/// "SG2RGQ/TD/19-E", "SG1RGQ/145(Rev.1)-E", "SG2/TD/7": ITU-D's study groups and their rapporteur groups.
bool itu_d(NumberMatcher& m) {
    if (!m.exact("SG") || !m.digits(1, 1)) return false;
    bool const rapporteurs = m.attempt([&] { return m.exact("RGQ"); });
    if (!m.sign("/")) return false;
    bool const temporary = m.attempt([&] { return m.exact("TD") && m.sign("/"); });
    if (!m.digits(1, 4)) return false;
    return m.attempt([&] { return m.language(); }) || rapporteurs || temporary;
}

/// "IEEE 802.11-26/1874r2", "11-26/1874r2", "15-26/0123": IEEE 802's documents by group, year and number.
bool ieee_802(NumberMatcher& m) {
    m.spaced().maybe([&] { return m.exact("IEEE"); });
    bool const named = m.attempt([&] { return m.digits(3, 3) && m.glued().sign("."); });
    m.glued();
    if (!m.digits(1, 2) || !m.sign("-") || !m.digits(2, 2) || !m.sign("/") || !m.digits(4, 4)) return false;
    return m.attempt([&] { return m.word("r") && m.digits(1, 2); }) || named;
}

/// "L2/26-271": the Unicode Consortium's register.
bool unicode(NumberMatcher& m) {
    return m.exact("L") && m.digits(1, 1) && m.sign("/") && m.digits(2, 2) && m.sign("-") && m.digits(3, 3);
}

/// "LS 357", "LS-42", "LS-2026-17".
bool bare_ls(NumberMatcher& m) {
    if (!m.spaced().exact("LS")) return false;
    m.maybe([&] { return m.glued().dash(); });
    return m.spaced().digits(1, 4) && m.glued().maybe([&] { return m.dash() && m.digits(1, 4); });
}

/// "TD212R1/P", "TD517/PLEN", "TD GEN 0050".
bool bare_td(NumberMatcher& m) {
    if (!m.spaced().exact("TD")) return false;
    if (m.capitals(3)) return m.digits(3, 5);
    if (!m.digits(1, 4)) return false;
    m.glued().maybe([&] { return m.word("R") && m.digits(1, 2); });
    return m.sign("/") && m.capitals(1);
}

/// "Document 4B/123"; with its language it needs no such word.
bool itu_r_document(NumberMatcher& m) {
    if (!m.spaced().word("Document") || !m.digits(1, 1) || !m.glued().capitals(1)) return false;
    return m.sign("/") && m.digits(1, 4) && !m.attempt([&] { return m.language(); });
}

/// "LAMPS-2026-03", "HDEC/L/2026/14", "LF-2026/77", "ORAN.WG9.LS.2026-07": what offices count by the year. Dates and
/// lists of other things are written so, too: only where a number is expected it is one.
bool by_year(NumberMatcher& m) {
    if (!m.capitals(2)) return false;
    for (bool more = true; more;)
        more = m.attempt([&] { return m.sign("-/.") && m.capitals(1) && m.maybe([&] { return m.digits(1, 2); }); });
    return m.sign("-/.") && m.year() && m.sign("-/.") && m.digits(1, 4) &&
           !m.attempt([&] { return m.sign("-/.") && m.digits(1, 2); });
}

/// A new family of document numbers is a function above and a row here; the longest match wins.
constexpr auto families = std::to_array<NumberFamily>({{itu_com, true},  {group_ls, true},
                                                       {group_td, true}, {gpp, true},
                                                       {bbf, true},      {mef, true},
                                                       {gsma, true},     {iso_short, true},
                                                       {iso_file, true}, {iso_subcommittee, true},
                                                       {etsi, true},     {oif, true},
                                                       {itu_r, true},    {itu_r_in_language, true},
                                                       {itu_d, true},    {ieee_802, true},
                                                       {unicode, true},  {bare_ls, false},
                                                       {bare_td, false}, {itu_r_document, false},
                                                       {by_year, false}});

} // namespace

std::span<NumberFamily const> number_families() { return families; }

} // namespace liaison
