#include "desk/bodies.hpp"
#include "tests/support/directory.hpp"

using namespace liaison;

namespace {

Bodies const& bodies() {
    static Bodies const made{test::sample_directory(), "IETF"};
    return made;
}

/// "ITU-T SG15 SG13".
std::string from(std::string_view text) {
    auto const read = bodies().from(text);
    auto result = read.organization.value_or("-");
    for (auto const& group : read.groups) result += " " + group;
    return result;
}

/// "ccamp mpls [ITU-T SG15]": own groups by name, others as written.
std::string to(std::string_view text) {
    std::string result;
    for (auto const& [group, written] : bodies().addressees(text))
        result += (result.empty() ? "" : " ") + (group ? *group : "[" + written + "]");
    return result;
}

} // namespace

TEST_CASE("an organization and its group are found however they are written") {
    for (auto const* text : {"ITU-T SG15",
                             "ITU-T Study Group 15",
                             "ITU–T SG 15",
                             "ITU T - SG15",
                             "itu-t sg15",
                             "SG15",
                             "Study Group 15",
                             "ITU-T SG15, WP3",
                             "ITU-T SG 15 (Question 14)",
                             "WP3/15",
                             "Q14/15",
                             "ITU-T Q 9/15",
                             "Question 14/15",
                             "ITU-T Q9/15, Q10/15 and Q 14/15",
                             "Q8, 9, 10/15",
                             "Commission d’études 15 de l’UIT-T",
                             "CE 15 de l'UIT-T",
                             "Comisión de Estudio 15 (UIT-T)",
                             "ITU-T第15研究组",
                             "ITU Telecommunication Standardization Sector, Study Group 15"}) {
        CAPTURE(text);
        CHECK(from(text) == "ITU-T SG15");
    }
}

TEST_CASE("a project of a standard is of the standard's group") {
    CHECK(from("IEEE P802.3dj Task Force") == from("IEEE 802.3"));
    CHECK(from("IEEE 802.1Qdw") == from("IEEE 802.1"));
    CHECK(from("IEEE P802.1") == from("IEEE 802.1"));
}

TEST_CASE("other bodies' names are found") {
    CHECK(from("3GPP TSG SA WG2") == "3GPP SA2");
    CHECK(from("3GPP TSG-RAN WG3") == "3GPP RAN3");
    CHECK(from("SA2") == "3GPP SA2");
    CHECK(from("3GPP TSG SA") == "3GPP SA");
    CHECK(from("IEEE 802.1") == "IEEE 802 802.1");
    CHECK(from("IEEE 802.11 WG") == "IEEE 802 802.11");
    CHECK(from("IEEE 802 LMSC") == "IEEE 802");
    CHECK(from("W3C Web Application Security Working Group") == "W3C WebAppSec WG");
    CHECK(from("the WebAppSec WG") == "W3C WebAppSec WG");
    CHECK(from("ISO/IEC JTC 1/SC 29/WG 11 (MPEG)") == "ISO/IEC JTC 1 SC 29/WG 11");
    CHECK(from("ISO/IEC JTC1 SC6") == "ISO/IEC JTC 1 SC 6");
    CHECK(from("O-RAN ALLIANCE WG9") == "O-RAN Alliance WG9");
    CHECK(from("Broadband Forum (PEAT)") == "Broadband Forum PEAT");
    CHECK(from("OMA Device Management and Service Enablement WG") == "OMA DMSE");
    CHECK(from("ITU-R WP 5D") == "ITU-R WP5D");
    CHECK(from("ITU-T") == "ITU-T");
}

TEST_CASE("what names no body of the directory sets nothing") {
    for (auto const* text : {"", "Open Mesh Alliance, Harbour Working Group", "WG4", "the group's 2 questions",
                             "IETF CCAMP WG", "cyber and core matters", "Working Group 4", "SG99", "item S2-2611874"}) {
        CAPTURE(text);
        CHECK(from(text) == "-");
        CHECK(bodies().from(text).text == text);
    }
}

TEST_CASE("a group's name alone is enough where the organization is known") {
    CHECK(bodies().from("WG9", "O-RAN Alliance").groups == std::vector<std::string>{"WG9"});
    CHECK(bodies().from("nobody", "O-RAN Alliance").organization == "O-RAN Alliance");
    CHECK(bodies().from("ITU-T SG15", "3GPP").organization == "ITU-T");
}

TEST_CASE("of a sentence the words that name the organization are told") {
    CHECK(bodies().named_part("I am the secretary of 3GPP TSG SA WG2 and I", "3GPP") == "3GPP TSG SA WG2");
    CHECK(bodies().named_part("ITU-T SG15 counts echo", "ITU-T") == "ITU-T SG15");
    CHECK(bodies().named_part("IEEE 802.1 and 3GPP SA2", "3GPP") == "3GPP SA2");
    CHECK(bodies().named_part("the secretary", "ITU-T") == "the secretary");
}

TEST_CASE("addressees are found in all the ways people list them") {
    CHECK(to("IETF CCAMP WG") == "ccamp");
    CHECK(to("IETF (CCAMP, PCE and MPLS WGs)") == "ccamp pce mpls");
    CHECK(to("IETF Routing Area, the MPLS and CCAMP working groups") == "rtg mpls ccamp");
    CHECK(to("IETF MPLS WG, IETF Routing Area") == "mpls rtg");
    CHECK(to("IETF CCAMP/MPLS/PCE") == "ccamp mpls pce");
    CHECK(to("IETF CCAMP & MPLS; IETF PCE") == "ccamp mpls pce");
    CHECK(to("IETF OPSAWG and IRTF") == "opsawg irtf");
    CHECK(to("IETF CoRE Working Group") == "core");
    CHECK(to("IETF core") == "core");
    CHECK(to("CCAMP") == "ccamp");
    CHECK(to("netmod") == "netmod");
    CHECK(to("IETF HTTP Working Group") == "httpbis");
    CHECK(to("Groupe de travail CoRE de l’IETF") == "core");
    CHECK(to("IETF Internet Engineering Task Force") == "ietf");
    CHECK(to("IETF") == "ietf");
    CHECK(to("IESG") == "iesg");
    CHECK(to("IETF and IRTF") == "ietf irtf");
    CHECK(to("IETF IESG") == "iesg");
    CHECK(to("CCAMP working group, IETF") == "ccamp");
    CHECK(to("IETF OPSAWG, IRTF QIRG") == "opsawg qirg");
    CHECK(to("IETF: CCAMP, MPLS") == "ccamp mpls");
    CHECK(to("IETF 6man and ippm") == "6man ippm");
    CHECK(to("CCAMP WG chairs") == "ccamp");
    CHECK(to("尊敬的SPRING工作组和6MAN工作组主席") == "spring 6man");
}

TEST_CASE("addressees of other bodies keep their text and no group") {
    CHECK(to("IETF CCAMP; ITU-T SG13; Broadband Forum") == "ccamp [ITU-T SG13] [Broadband Forum]");
    CHECK(to("ITU-T SG15, Q 9/15, Q 10/15 and Q 14/15") == "[ITU-T SG15, Q 9/15, Q 10/15 and Q 14/15]");
    CHECK(to("SG15, Q9, Q11 and Q12") == "[SG15, Q9, Q11 and Q12]");
    CHECK(to("IETF MPLS WG and Open Mesh Alliance") == "mpls [Open Mesh Alliance]");
    CHECK(to("ITU-T SG15 experts for core matters in spring") == "[ITU-T SG15 experts for core matters in spring]");
    CHECK(to("ITU-T SG15, IETF CCAMP") == "[ITU-T SG15] ccamp");
    CHECK(to("IETF XYZ WG") == "[IETF XYZ WG]");
    CHECK(to("").empty());
    CHECK(to(" , ;").empty());
}

TEST_CASE("own groups as a sender are told from words of everyday language") {
    CHECK(bodies().own_groups("IETF DetNet WG") == std::vector<std::string>{"detnet"});
    CHECK(bodies().own_groups("The IESG") == std::vector<std::string>{"iesg"});
    CHECK(bodies().own_groups("ITU-T SG15 with IETF CCAMP").empty());
    CHECK(bodies().own_groups("Core Network Working Group of the Harbour Alliance").empty());
    CHECK(bodies().own_groups("Spring Committee").empty());
}

TEST_CASE("a slip of one letter is put right and told, a figure never") {
    CHECK(bodies().corrected("IETF PEW3 WG").text == "IETF pwe3 WG");
    CHECK(bodies().corrected("SQ15").text == "SG15");
    CHECK(bodies().corrected("ITUT-T SG15").text == "ITU-T SG15");
    CHECK(bodies().corrected("IETF CCMAP").remarks == std::vector<std::string>{"\"CCMAP\" was read as ccamp"});
    CHECK(bodies().corrected("Broadband Form").text == "Broadband Forum");
    CHECK(bodies().corrected("the Broadband-Forums and CCAMP").text == "the Broadband Forum and CCAMP");
    for (auto const* right : {"SG14", "Broadband", "Broadband Forum", "Broadband Cameras", "Form of the Broadband",
                              "IETF TEAM", "Springs", "ITU-T SG15", "IETF", "Mr PLE"}) {
        CAPTURE(right);
        CHECK(bodies().corrected(right).remarks.empty());
    }
}
