#include "parser/identifiers.hpp"

using namespace liaison;

namespace {

std::vector<std::string> sure(std::string_view text) {
    std::vector<std::string> result;
    for (auto const& found : find_identifiers(text))
        if (found.sure) result.push_back(found.text);
    return result;
}

} // namespace

TEST_CASE("document numbers of all bodies are found in running text") {
    for (std::string const number : {"COM15-LS452-E",
                                     "COM 16 - LS 190 - E",
                                     "COM 15 – LS 418 – E",
                                     "COM 15 - LS 39",
                                     "SG13-LS136",
                                     "SG11-LS 105",
                                     "SG11-LS91",
                                     "NG_LS_26_07",
                                     "SC 29/WG 3 N01234",
                                     "TSAG-LS12",
                                     "TSAG – LS 29 – E",
                                     "SG13-TD719/PLEN",
                                     "SG15-TD45R2/PLEN",
                                     "R1-2508303",
                                     "S2-2606763",
                                     "SP-170579",
                                     "C4-185491",
                                     "LIAISE-386-04",
                                     "LS00285",
                                     "ZTC_LS_01",
                                     "IMSDCAS22_011",
                                     "6N15365",
                                     "ISO-IECJTC1-SC6_N15618",
                                     "SC 6 N 15618",
                                     "IPPM-LS 7",
                                     "DMM-LS-3",
                                     "NFV(26)000123r1",
                                     "oif2026.115.01",
                                     "bbf2026.077.02",
                                     "IAB-LS-2026-11",
                                     "5D/716-E",
                                     "1A/23-F",
                                     "SG1RGQ/TD/7-E",
                                     "SG2RGQ/145",
                                     "SG1/TD/12",
                                     "IEEE 802.15-26/0417r3",
                                     "802.3-26/1020r0",
                                     "15-26/0417r3",
                                     "L2/25-108",
                                     "8A/TEMP/223(Rev. 1)"}) {
        CAPTURE(number);
        CHECK(sure("see " + number + ", please") == std::vector{number});
        CHECK(sure(number) == std::vector{number});
        CHECK(sure("(" + number + ")") == std::vector{number});
    }
}

TEST_CASE("two numbers with a stroke between them are two") {
    CHECK(sure("S4-260888/S2-2510954") == std::vector<std::string>{"S4-260888", "S2-2510954"});
}

TEST_CASE("a number in a file's name is found before what follows it") {
    CHECK(sure("R3-267712_LS_out.pdf") == std::vector<std::string>{"R3-267712"});
    CHECK(sure("6N18190_CD31277.docx") == std::vector<std::string>{"6N18190"});
    CHECK(sure("SG13-LS64_att1.docx") == std::vector<std::string>{"SG13-LS64"});
    CHECK(sure("ZTC_LS_09%20-%20GSMA%20ZTC.docx") == std::vector<std::string>{"ZTC_LS_09"});
    CHECK(sure("LS00417_001_Liaison to IETF OPSAWG.docx") == std::vector<std::string>{"LS00417"});
}

TEST_CASE("what only looks like a number is none") {
    for (auto const* text : {"G.7718",
                             "RFC 6371",
                             "Q12/16",
                             "P802.1Qxy",
                             "TR-383",
                             "clause 9-2027",
                             "2026-11-20",
                             "WP3/15",
                             "LS on 5 things",
                             "+27 21 555 0177",
                             "draft-ietf-detnet-07",
                             "xS2-2606763",
                             "S2-26067639999",
                             "5D/716",
                             "3/2-E",
                             "11-26/1874",
                             "SG2/TD",
                             "L2/26",
                             "L2/2026-27",
                             "24/7-E"}) {
        CAPTURE(text);
        CHECK(find_identifiers(text).empty());
    }
}

TEST_CASE("bare numbers are found but not sure") {
    for (auto const* text : {"LS 357", "LS357", "LS-42", "TD212R1/P", "TD517/PLEN", "TD GEN 0050", "Document 4B/12"}) {
        CAPTURE(text);
        auto const found = find_identifiers(text);
        REQUIRE(found.size() == 1);
        CHECK(found[0].text == text);
        CHECK_FALSE(found[0].sure);
    }
}

TEST_CASE("spellings of one number have one key") {
    CHECK(identifier_key("COM 15 – LS 418 – E") == identifier_key("COM15-LS418"));
    CHECK(identifier_key("SG11-LS 105") == identifier_key("SG11-LS105"));
    CHECK(identifier_key("SG11-LS105") != identifier_key("SG11-LS106"));
    CHECK(identifier_key("SG13_LS77") == identifier_key("COM 13 – LS 77 – E"));
    CHECK(identifier_key("Document 4B/12") == identifier_key("4B/12-E"));
    CHECK(identifier_key("IEEE 802.15-26/0417r3") == identifier_key("15-26/0417r3"));
    CHECK(identifier_key("SG13-TD77") != identifier_key("COM13-TD77"));
}

TEST_CASE("the revision of a number belongs to it and can be taken off") {
    struct Row {
        std::string written, number;
        int revision;
    };
    for (auto const& row : std::vector<Row>{{"SG13-LS136 (rev. 1)", "SG13-LS136", 1},
                                            {"SG13-LS136(Rev.2)", "SG13-LS136", 2},
                                            {"SG13-LS136 Rev. 1", "SG13-LS136", 1},
                                            {"SG13-LS136R1", "SG13-LS136", 1},
                                            {"SG13-LS136-R3", "SG13-LS136", 3},
                                            {"S2-2606763r2", "S2-2606763", 2},
                                            {"SG15-TD45R2/PLEN", "SG15-TD45/PLEN", 2},
                                            {"NFV(26)000123r1", "NFV(26)000123", 1},
                                            {"8A/TEMP/223(Rev. 1)", "8A/TEMP/223", 1}}) {
        CAPTURE(row.written);
        CHECK(sure("see " + row.written + ", please") == std::vector{row.written});
        auto const read = split_revision(row.written);
        CHECK(read.number == row.number);
        CHECK(read.revision == row.revision);
    }
    for (std::string const number : {"SG13-LS136", "COM 15 – LS 418 – E", "RP-170579", "R1-2508303"}) {
        CAPTURE(number);
        CHECK(split_revision(number).number == number);
        CHECK(split_revision(number).revision == 0);
    }
}

TEST_CASE("a number tells the group that gave it") {
    struct Row {
        char const* number;
        char const* group;
    };
    for (auto const& [number, group] : {Row{"SG5-LS101", "SG5"},
                                        {"COM 15 - LS 39 - E", "SG15"},
                                        {"TSAG-LS12", "TSAG"},
                                        {"SG13-TD719/PLEN", "SG13"},
                                        {"S3-261234", "S3"},
                                        {"5D/716-E", "WP5D"},
                                        {"LS00285", ""},
                                        {"IMSDCAS22_011", "IMSDCAS22"},
                                        {"15-26/0417r3", ""},
                                        {"", ""}}) {
        CAPTURE(number);
        CHECK(group_of_number(number) == group);
    }
}

TEST_CASE("numbers that count by the year are found, but not sure; dates are none") {
    for (auto const* text :
         {"LAMPS-2026-03", "IETF-OPS-2026-17", "HDEC/L/2026/14", "LF-2026/77", "ORAN.WG9.LS.2026-07"}) {
        CAPTURE(text);
        auto const found = find_identifiers(fmt::format("our letter {} of May", text));
        REQUIRE(found.size() == 1);
        CHECK(found[0].text == text);
        CHECK_FALSE(found[0].sure);
        CHECK(counts_by_year(found[0].text));
    }
    CHECK(find_identifiers("Geneva, CET-2026-05-14").empty());
    CHECK_FALSE(counts_by_year("S2-2606763"));
    CHECK(counts_by_year("IETF/SG20/2026/14"));
}
