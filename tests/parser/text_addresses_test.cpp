#include "parser/text_addresses.hpp"

using namespace liaison;

namespace {

std::vector<std::string> specs(std::string_view value) {
    std::vector<std::string> result;
    for (auto const& address : read_addresses(value)) result.push_back(address.spec);
    return result;
}

using Specs = std::vector<std::string>;

} // namespace

TEST_CASE("contacts are read whatever separates them") {
    CHECK(specs("a@x.example,b@x.example;c@x.example d@x.example") ==
          Specs{"a@x.example", "b@x.example", "c@x.example", "d@x.example"});
    CHECK(specs("Ann <a@x.example>, ; <>, b@x.example,") == Specs{"a@x.example", "b@x.example"});
    CHECK(specs("mailto:a@x.example") == Specs{"a@x.example"});
    CHECK(specs("Ann Lee (a@x.example), Tel. +1 555 0100") == Specs{"a@x.example"});
    CHECK(specs("a@x.example; A@X.example") == Specs{"a@x.example"});
    CHECK(specs("E-mail:a@x.example.") == Specs{"a@x.example"});
}

TEST_CASE("the name before the bracket belongs to the address") {
    CHECK(read_addresses("Ann Lee <a@x.example>") == std::vector<Address>{{"Ann Lee", "a@x.example"}});
    CHECK(read_addresses("\"Lee, Ann\" <a@x.example>") == std::vector<Address>{{"Lee, Ann", "a@x.example"}});
    CHECK(read_addresses("Ann Lee [mailto:a@x.example]") == std::vector<Address>{{"Ann Lee", "a@x.example"}});
    CHECK(read_addresses("Ann Lee(ITU-T SG15) <a@x.example>") == std::vector<Address>{{"Ann Lee", "a@x.example"}});
    CHECK(read_addresses("Jürgen Ö <j@x.example>") == std::vector<Address>{{"Jürgen Ö", "j@x.example"}});
}

TEST_CASE("disguised addresses are read where nothing else can be meant") {
    CHECK(specs("ann(at)x.example") == Specs{"ann@x.example"});
    CHECK(specs("ann(_at_)x.example; bo [at] y [dot] example") == Specs{"ann@x.example", "bo@y.example"});
    CHECK(specs("ann at x.example") == Specs{"ann@x.example"});
    CHECK(specs("ann at x dot example") == Specs{"ann@x.example"});
    CHECK(specs("Chief engineer at x.example").empty());
    CHECK(specs("the chair at the meeting").empty());
}

TEST_CASE("an address ends where a script without blanks begins") {
    CHECK(specs("技术问题请联系李安（an.li@x.example）。") == Specs{"an.li@x.example"});
    CHECK(specs("回复请发送至keys-1@x.example。") == Specs{"keys-1@x.example"});
    CHECK(specs("Kontakt: jürgen@x.example") == Specs{"jürgen@x.example"});
}

TEST_CASE("what is no address is none") {
    for (auto const* text : {"", "N/A", "@", "a@", "@x.example", "a@localhost", "a@.example", "twitter @someone"}) {
        CAPTURE(text);
        CHECK(specs(text).empty());
    }
}

TEST_CASE("bodies stay when the people are taken out") {
    CHECK(without_people("3GPP RAN3 (Ann <a@x.example>)") == "3GPP RAN3");
    CHECK(without_people("IETF CCAMP WG(Ann <a@x.example>, Bo <b@x.example>)") == "IETF CCAMP WG");
    CHECK(without_people("Ann Lee(ITU-T SG15) <a@x.example>").find("ITU-T SG15") != std::string::npos);
    CHECK(without_people("IETF (CCAMP and MPLS WGs)") == "IETF (CCAMP and MPLS WGs)");
}
