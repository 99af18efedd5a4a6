#include "tests/support/directory.hpp"

namespace liaison::test {
namespace {

using Names = std::vector<std::string>;

OrganizationGroup group(std::string name, std::string full_name, Names aliases = {}, Names send_to = {}) {
    OrganizationGroup result{
        .name = std::move(name), .full_name = std::move(full_name), .aliases = std::move(aliases), .send_to = {}};
    for (auto& spec : send_to) result.send_to.push_back({.name = {}, .spec = std::move(spec)});
    return result;
}

Organization organization(std::string name, std::string full_name, Names aliases, Names domains,
                          std::vector<OrganizationGroup> groups) {
    Organization result{};
    result.name = std::move(name);
    result.full_name = std::move(full_name);
    result.aliases = std::move(aliases);
    result.domains = std::move(domains);
    result.groups = std::move(groups);
    return result;
}

OrganizationGroup study_group(std::string const& number) {
    return group("SG" + number, "Study Group " + number, {"Study Group " + number},
                 {"tsbsg" + number + "@itu.example"});
}

OrganizationGroup working_group(std::string const& tsg, std::string const& number) {
    return group(tsg + number, "TSG " + tsg + " WG" + number, {tsg + " WG" + number, tsg.substr(0, 1) + number});
}

Group own(std::string name, std::string full_name, Names aliases = {}, std::string parent = {}) {
    Group result{};
    result.list = Address{.name = {}, .spec = name + "@ietf.example"};
    result.chairs = {{.name = {}, .spec = name + "-chairs@ietf.example"}};
    result.name = std::move(name);
    result.full_name = std::move(full_name);
    result.aliases = std::move(aliases);
    result.parent = std::move(parent);
    return result;
}

} // namespace

Directory sample_directory() {
    Directory directory;
    directory.organizations = {
        organization("ITU-T", "ITU Telecommunication Standardization Sector", {"ITU", "UIT-T"}, {"itu.example"},
                     {study_group("12"), study_group("13"), study_group("15"), study_group("16"), study_group("17"),
                      study_group("20"), group("TSAG", "Telecommunication Standardization Advisory Group")}),
        organization("ITU-R", "ITU Radiocommunication Sector", {"UIT-R"}, {},
                     {group("WP5D", "Working Party 5D", {"WP 5D"})}),
        organization("3GPP", "3rd Generation Partnership Project", {}, {"3gpp.example"},
                     {group("SA", "TSG SA"), working_group("SA", "2"), working_group("SA", "3"),
                      working_group("CT", "4"), working_group("RAN", "3")}),
        organization("IEEE 802", "IEEE 802 LAN/MAN Standards Committee", {"IEEE 802 LMSC"}, {"ieee.example"},
                     {group("802.1", "IEEE 802.1 Working Group", {"IEEE 802.1"}),
                      group("802.11", "IEEE 802.11 Working Group", {"IEEE 802.11"})}),
        organization("W3C", "World Wide Web Consortium", {}, {"w3c.example"},
                     {group("WebAppSec WG", "Web Application Security Working Group", {"WebAppSec"})}),
        organization(
            "O-RAN Alliance", "O-RAN Alliance", {"O-RAN"}, {"o-ran.example"},
            {group("WG4", "Open Fronthaul Interfaces Workgroup"), group("WG9", "Open X-haul Transport Workgroup")}),
        organization("ISO/IEC JTC 1", "ISO/IEC Joint Technical Committee 1", {"ISO/IEC JTC1", "JTC 1"},
                     {"jtc1.example"},
                     {group("SC 6", "Telecommunications", {"SC6"}), group("SC 29", "Coding of audio", {"JTC 1/SC 29"}),
                      group("SC 29/WG 11", "MPEG", {"MPEG", "JTC1/SC29/WG11"})}),
        organization("Broadband Forum", "Broadband Forum", {"BBF", "DSL Forum"}, {"broadband-forum.example"},
                     {group("PEAT", "Performance")}),
        organization("OMA", "OMA SpecWorks", {"Open Mobile Alliance"}, {"oma.example"},
                     {group("DMSE", "Device Management and Service Enablement Working Group", {"DMSE WG"})}),
    };
    directory.organizations[2].addresses = {{.name = {}, .spec = "3gppliaison@etsi.example"}};
    directory.groups = {
        own("ietf", "Internet Engineering Task Force", {"IETF"}),
        own("iesg", "Internet Engineering Steering Group", {"IESG"}),
        own("irtf", "Internet Research Task Force", {"IRTF"}),
        own("rtg", "Routing Area", {"Routing Area", "RTG Area"}),
        own("sec", "Security Area", {"Security Area"}),
        own("ccamp", "Common Control and Measurement Plane", {"CCAMP WG"}, "rtg"),
        own("mpls", "Multiprotocol Label Switching", {"MPLS WG"}, "rtg"),
        own("pce", "Path Computation Element", {}, "rtg"),
        own("pwe3", "Pseudowire Emulation Edge to Edge", {}, "rtg"),
        own("teas", "Traffic Engineering Architecture and Signaling", {}, "rtg"),
        own("spring", "Source Packet Routing in Networking", {}, "rtg"),
        own("detnet", "Deterministic Networking", {}, "rtg"),
        own("opsawg", "Operations and Management Area Working Group", {"OPSA"}, "ops"),
        own("ippm", "IP Performance Measurement", {}, "ops"),
        own("core", "Constrained RESTful Environments", {"CoRE"}, "art"),
        own("httpbis", "HTTP", {"HTTP Working Group"}, "wit"),
        own("netmod", "Network Modeling", {}, "ops"),
        own("tsvwg", "Transport and Services Working Group", {}, "wit"),
        own("dnsop", "Domain Name System Operations", {}, "ops"),
        own("qirg", "Quantum Internet Research Group", {}, "irtf"),
        own("6man", "IPv6 Maintenance", {}, "int"),
    };
    return directory;
}

} // namespace liaison::test
