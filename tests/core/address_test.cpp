#include "core/address.hpp"
#include "core/desk.hpp"
#include "core/directory.hpp"

using namespace liaison;

TEST_CASE("an address that could inject an SMTP command is not deliverable") {
    for (auto const* spec :
         {"a@b.example\r\nRCPT TO:<x@y.example>", "a b@c.example", "<a@b.example>", "a@b.example>", "@b.example", "a@",
          "a", "a..b@c.example", "a@b..example", "a@-b.example", "a@b@c.example", ""}) {
        CAPTURE(spec);
        CHECK_FALSE(is_deliverable(spec));
    }
    for (auto const* spec : {"a@b.example", "ann.lee+x=y@itu.example", "jürgen@exämple.example", "a@localhost"}) {
        CAPTURE(spec);
        CHECK(is_deliverable(spec));
    }
    CHECK_FALSE(is_deliverable(std::string(65, 'a') + "@b.example"));
    CHECK(is_deliverable(std::string(64, 'a') + "@b.example"));
}

TEST_CASE("a configured address is read with and without a name") {
    CHECK(parse_configured_address("Lee Manager <lee@iab.example>") == Address{"Lee Manager", "lee@iab.example"});
    CHECK(parse_configured_address(" \"Lee, M.\" <lee@iab.example> ") == Address{"Lee, M.", "lee@iab.example"});
    CHECK(parse_configured_address("lee@iab.example") == Address{"", "lee@iab.example"});
    CHECK(parse_configured_address("lee(at)iab").spec.empty());
    CHECK(parse_configured_address("").spec.empty());
}

TEST_CASE("the desk owns its addresses with and without detail") {
    Desk desk;
    desk.address = "statements@ietf.example";
    desk.aliases = {"liaisons@ietf.example"};
    CHECK(desk.owns("Statements@IETF.example"));
    CHECK(desk.owns("statements+ls42.x@ietf.example"));
    CHECK(desk.owns("liaisons@ietf.example"));
    CHECK_FALSE(desk.owns("statementsx@ietf.example"));
    CHECK_FALSE(desk.owns("statements@other.example"));
    desk.recipient_delimiter = "";
    CHECK_FALSE(desk.owns("statements+ls42.x@ietf.example"));
}

TEST_CASE("a sender's own address is better evidence for an organization than its domain") {
    Directory directory;
    directory.organizations.resize(2);
    directory.organizations[0].name = "ETSI";
    directory.organizations[0].domains = {"etsi.example"};
    directory.organizations[1].name = "3GPP";
    directory.organizations[1].addresses = {{"", "3gppliaison@etsi.example"}};
    REQUIRE(directory.organizations_of_sender("3GPPliaison@etsi.example").size() == 1);
    CHECK(directory.organizations_of_sender("3GPPliaison@etsi.example")[0]->name == "3GPP");
    CHECK(directory.organizations_of_sender("ann@portal.etsi.example")[0]->name == "ETSI");
    CHECK(directory.organizations_of_sender("ann@notetsi.example").empty());
}
