#include "core/text.hpp"
#include "desk/resolve.hpp"
#include "tests/support/directory.hpp"

using namespace liaison;

namespace {

Desk const desk{.name = "IETF", .address = "statements@ietf.example"};

/// A draft by its evidence, sent on 9 November 2026 by ann@northwave.example.
Draft draft_of(std::vector<Evidence> evidence) {
    Draft draft{.form = Form::labelled};
    draft.evidence = std::move(evidence);
    draft.sent = parse_instant("2026-11-09T10:00:00Z");
    draft.author = Address{.name = "Ann Lee", .spec = "ann@northwave.example"};
    return draft;
}

Statement resolved(Draft const& draft, std::string_view sender = "", Desk const& with = desk) {
    static Directory const directory = test::sample_directory();
    static Bodies const bodies{directory, "IETF"};
    return resolve(draft, bodies, directory, with, sender);
}

Evidence label(Field field, std::string text) {
    return {.field = field, .text = std::move(text), .place = "text line 1", .rank = Rank::label};
}
Evidence prose(Field field, std::string text) {
    return {.field = field, .text = std::move(text), .place = "text line 9", .rank = Rank::prose};
}
Evidence header(Field field, std::string text) {
    return {.field = field, .text = std::move(text), .place = "header", .rank = Rank::header};
}
Evidence addressed(std::string text, Purpose purpose) {
    return {Field::to, std::move(text), "text line 2", Rank::label, purpose};
}

std::vector<std::string> groups(std::vector<Addressee> const& list) {
    std::vector<std::string> names;
    for (auto const& addressee : list) names.push_back(addressee.group.value_or("-"));
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("a label counts more than a sentence, a sentence more than the mail's header") {
    CHECK(resolved(draft_of({header(Field::title, "LS"), label(Field::title, "Loops")})).title == "Loops");
    CHECK(resolved(draft_of({header(Field::title, "Loops in Subject")})).title == "Loops in Subject");
    CHECK(resolved(draft_of({prose(Field::deadline, "5 March 2027"), label(Field::deadline, "2027-02-01")})).deadline ==
          parse_date("2027-02-01"));
}

TEST_CASE("every value that is set has its origin") {
    auto const statement =
        resolved(draft_of({label(Field::title, "Loops"), label(Field::from, "ITU-T SG15"),
                           label(Field::to, "IETF CCAMP"), label(Field::purpose, "For action"),
                           label(Field::deadline, "2027-02-01"), label(Field::response_contact, "a@x.example")}));
    for (std::string const field : {"title", "from", "to", "purpose", "deadline", "response_contacts"}) {
        CAPTURE(field);
        CHECK(std::ranges::count(statement.origins, field, &Origin::field) == 1);
    }
}

TEST_CASE("a title loses a label pasted before it and keeps its quotes") {
    CHECK(resolved(draft_of({label(Field::title, "Title: Title: \"Loops\" -> ends")})).title == "\"Loops\" -> ends");
    CHECK(resolved(draft_of({label(Field::title, "LIAISON STATEMENT"), header(Field::title, "Loops")})).title ==
          "Loops");
    CHECK(resolved(draft_of({header(Field::title, "liaison")})).title.empty());
}

TEST_CASE("the desk's own groups decide which purpose of the addressees counts") {
    auto const for_us = resolved(
        draft_of({addressed("Broadband Forum", Purpose::action), addressed("IETF IPPM", Purpose::information)}));
    CHECK(for_us.purpose == Purpose::information);
    auto const both =
        resolved(draft_of({addressed("IETF IPPM", Purpose::information), addressed("IETF CCAMP", Purpose::action)}));
    CHECK(both.purpose == Purpose::action);
    CHECK(groups(both.to) == Names{"ippm", "ccamp"});
    CHECK_FALSE(resolved(draft_of({addressed("-", Purpose::action)})).purpose);
    CHECK(resolved(draft_of({addressed("IETF IPPM", Purpose::information), label(Field::purpose, "In response")}))
              .purpose == Purpose::response);
}

TEST_CASE("a desk may file what wants comments as an action") {
    auto strict = desk;
    strict.comment_is_action = true;
    CHECK(resolved(draft_of({label(Field::purpose, "For comment")}), "", strict).purpose == Purpose::action);
    CHECK(resolved(draft_of({label(Field::purpose, "For comment")})).purpose == Purpose::comment);
}

TEST_CASE("a deadline that is doubtful is none, and is told") {
    auto const two = resolved(draft_of({label(Field::deadline, "03/04/2027"), prose(Field::deadline, "5 March 2027")}));
    CHECK_FALSE(two.deadline);
    CHECK(two.remarks == Names{"deadline: 03/04/2027 could be two dates"});
    CHECK_FALSE(resolved(draft_of({label(Field::deadline, "N/A"), prose(Field::deadline, "5 March 2027")})).deadline);
    CHECK(resolved(draft_of({label(Field::deadline, ""), prose(Field::deadline, "5 March 2027")})).deadline ==
          parse_date("2027-03-05"));
    auto const past = resolved(draft_of({label(Field::deadline, "2026-11-08")}));
    CHECK(past.deadline == parse_date("2026-11-08"));
    CHECK(past.remarks.size() == 1);
    CHECK(resolved(draft_of({label(Field::deadline, "2026-11-09")})).remarks.empty());
}

TEST_CASE("who comes in the end is the sender, who approves is not") {
    auto const from = [](std::string text) {
        auto const read = resolved(draft_of({label(Field::from, std::move(text))})).from;
        return read.organization.value_or("-") + " " + joined(read.groups, ", ");
    };
    CHECK(from("RAN3 [to be SA3]") == "3GPP SA3");
    CHECK(from("RAN3 to be SA3") == "3GPP SA3");
    CHECK(from("ITU-T SG13, to be approved by 3GPP SA") == "ITU-T SG13");
    CHECK(from("ITU-T SG13 (draft, to be approved by TSAG)") == "ITU-T SG13");
}

TEST_CASE("an unknown body is told without the office that writes for it") {
    auto const from = [](std::string text) {
        return resolved(draft_of({Evidence{Field::from, std::move(text), "text, signature", Rank::guess, {}}}))
            .from.text;
    };
    CHECK(from("Secretary, Sluice Telemetry Council") == "Sluice Telemetry Council");
    CHECK(from("Chair of the Technical Committee, Sluice Council") ==
          "Chair of the Technical Committee, Sluice Council");
}

TEST_CASE("of a joint statement the first organization is recorded, and the others are told") {
    auto const statement = resolved(draft_of({label(Field::from, "IEEE 802.1 and 3GPP SA2")}));
    CHECK(statement.from.organization == "IEEE 802");
    CHECK(statement.remarks == Names{"the sender names 3GPP, too; the record is of IEEE 802"});
    CHECK(resolved(draft_of({label(Field::from, "ITU-T SG15 and ITU-T SG13")})).remarks.empty());
}

TEST_CASE("the sender's organization stands in only where the text names no body") {
    CHECK(resolved(draft_of({}), "ITU-T").from.organization == "ITU-T");
    CHECK(resolved(draft_of({label(Field::from, "3GPP SA2")}), "ITU-T").from.organization == "3GPP");
    CHECK_FALSE(resolved(draft_of({label(Field::from, "Open Mesh Alliance, Harbour Working Group")}), "ITU-T")
                    .from.organization);
    CHECK(resolved(draft_of({label(Field::from, "Ann Lee")}), "ITU-T").from.organization == "ITU-T");
    CHECK(resolved(draft_of({label(Field::from, "WG9")}), "O-RAN Alliance").from.groups == Names{"WG9"});
    CHECK(resolved(draft_of({prose(Field::from, "the Broadband Forum")}), "ITU-T").from.organization ==
          "Broadband Forum");
    CHECK_FALSE(resolved(draft_of({})).from.organization);
}

TEST_CASE("a tool's mail without bodies is understood by its addresses") {
    auto const statement = resolved(
        draft_of({label(Field::from, "Ann Lee <ann@northwave.example>"), label(Field::to, "ippm-chairs@ietf.example"),
                  label(Field::response_contact, "tsbsg12@itu.example")}));
    CHECK(statement.from.organization == "ITU-T");
    CHECK(statement.from.groups == Names{"SG12"});
    CHECK(groups(statement.to) == Names{"ippm"});
    CHECK(statement.from_contacts == std::vector<Address>{{"Ann Lee", "ann@northwave.example"}});
}

TEST_CASE("where the directory does not know whom the tool writes to, the list that it copies tells the group") {
    auto draft = draft_of({label(Field::from, "Ann Lee <ann@northwave.example>"),
                           label(Field::to, "Kent Marsh <kent@hillfort.example>"),
                           label(Field::cc, "IPPM Discussion List <ippm@ietf.example>, Ian <ian@ops.example>")});
    CHECK(resolved(draft).to.empty());
    draft.form = Form::tool;
    CHECK(groups(resolved(draft).to) == Names{"ippm"});
    draft.evidence.push_back(label(Field::to, "ccamp-chairs@ietf.example"));
    CHECK(groups(resolved(draft).to) == Names{"ccamp"});
}

TEST_CASE("the mail's own To counts only where the text names nobody") {
    Evidence const to_header{
        Field::to, "statements@ietf.example, quic@x.example, ccamp@ietf.example", "header To", Rank::guess, {}};
    CHECK(groups(resolved(draft_of({to_header})).to) == Names{"ccamp"});
    CHECK(groups(resolved(draft_of({to_header, label(Field::to, "IETF MPLS")})).to) == Names{"mpls"});
    CHECK(groups(resolved(draft_of({to_header, label(Field::to, "Some Other Body")})).to) == Names{"-"});
}

TEST_CASE("the body as a whole is addressed only where no group of it is named") {
    Evidence const greeting{Field::to, "IETF CCAMP chairs", "text line 4, \"dear\"", Rank::guess, {}};
    Evidence const copy{Field::to, "mpls@ietf.example", "header Cc", Rank::guess, {}};
    CHECK(groups(resolved(draft_of({header(Field::to, "IETF"), greeting})).to) == Names{"ccamp"});
    CHECK(groups(resolved(draft_of({header(Field::to, "IETF"), copy})).to) == Names{"ietf"});
    CHECK(groups(resolved(draft_of({header(Field::to, "IETF MPLS WG"), greeting})).to) == Names{"mpls"});
}

TEST_CASE("copies inside a list of addressees are copies") {
    auto const statement = resolved(draft_of({label(Field::to, "IETF MPLS WG, cc: IETF PWE3 WG")}));
    CHECK(groups(statement.to) == Names{"mpls"});
    CHECK(groups(statement.cc) == Names{"pwe3"});
}

TEST_CASE("what our own group sends to another body is outgoing") {
    auto const statement = resolved(draft_of({label(Field::from, "IETF DetNet WG"), label(Field::to, "IEEE 802.1")}));
    CHECK(statement.direction == Direction::outgoing);
    CHECK(statement.from.groups == Names{"detnet"});
    CHECK(resolved(draft_of({label(Field::from, "ITU-T SG15 with IETF CCAMP")})).direction == Direction::incoming);
}

TEST_CASE("a contact without a word what for answers, unless another one does") {
    CHECK(resolved(draft_of({label(Field::contact, "c@x.example")})).response_contacts.size() == 1);
    auto const both =
        resolved(draft_of({label(Field::contact, "c@x.example"), label(Field::response_contact, "r@x.example")}));
    CHECK(both.response_contacts == std::vector<Address>{{"", "r@x.example"}});
    CHECK(both.technical_contacts == std::vector<Address>{{"", "c@x.example"}});
    CHECK(resolved(draft_of({label(Field::technical_contact, ""), prose(Field::technical_contact, "t@x.example")}))
              .technical_contacts.empty());
}

TEST_CASE("spellings of one document number are one, and what is answered is no number of its own") {
    auto const statement =
        resolved(draft_of({label(Field::identifier, "COM 15 – LS 418 – E"), header(Field::identifier, "COM15-LS418"),
                           label(Field::in_response_to, "SG11-LS 105, N/A"), header(Field::identifier, "SG11-LS105")}));
    CHECK(statement.identifiers == Names{"COM 15 – LS 418 – E"});
    CHECK(statement.in_response_to == Names{"SG11-LS 105"});
    auto const number = [](auto written) { return header(Field::identifier, written); };
    CHECK(resolved(draft_of({number("6N18204"), number("SC 6 N 18204")})).identifiers.size() == 1);
    CHECK(resolved(draft_of({number("SC 29 N 22418"), number("ISO-IECJTC1-SC29_N22418")})).identifiers.size() == 1);
    CHECK(resolved(draft_of({number("6N18204"), number("6N18205")})).identifiers.size() == 2);
    CHECK(resolved(draft_of({number("6N18204"), number("16N18204")})).identifiers.size() == 2);
    CHECK(resolved(draft_of({label(Field::identifier, "SG13-LS136"), prose(Field::in_response_to, "SG13-LS136")}))
              .in_response_to.empty());
    CHECK(resolved(draft_of({label(Field::in_response_to, "N/A")})).in_response_to.empty());
    CHECK(resolved(draft_of({label(Field::in_response_to, "Packet timing (/liaison/941/)")})).in_response_to ==
          Names{"Packet timing"});
}

TEST_CASE(
    "a number in the title that the sender's own group gave is the statement's own, another group's is answered") {
    auto const from = label(Field::from, "ITU-T SG15");
    auto const own = resolved(draft_of({from, header(Field::in_response_to, "SG15-LS136")}));
    CHECK(own.identifiers == Names{"SG15-LS136"});
    CHECK(own.in_response_to.empty());
    auto const others = resolved(draft_of({from, header(Field::in_response_to, "SG11-LS105")}));
    CHECK(others.identifiers.empty());
    CHECK(others.in_response_to == Names{"SG11-LS105"});
    auto const said = resolved(draft_of({from, label(Field::in_response_to, "SG15-LS136")}));
    CHECK(said.in_response_to == Names{"SG15-LS136"});
}

TEST_CASE("the group that gave the number is the sender's where nothing else names one") {
    auto const from_itu = [](std::vector<Evidence> evidence) {
        return resolved(draft_of(std::move(evidence)), "ITU-T").from.groups;
    };
    CHECK(from_itu({label(Field::from, "ITU-T"), header(Field::identifier, "SG13-LS12")}) == Names{"SG13"});
    CHECK(from_itu({header(Field::identifier, "COM 13 - LS 12 - E")}) == Names{"SG13"});
    CHECK(from_itu({label(Field::from, "ITU-T SG15"), header(Field::identifier, "SG13-LS12")}) == Names{"SG15"});
    CHECK(from_itu({header(Field::title, "LS/r on loops"), header(Field::identifier, "SG13-LS12")}).empty());
    CHECK(from_itu({prose(Field::identifier, "SG13-LS12")}).empty());
}

TEST_CASE("a body that the directory lacks is not its sister, though they share name, domain and numbers of groups") {
    for (auto const* name : {"ITU-D Study Group 15", "ITU Telecommunication Development Bureau", "ITU-D, SG15",
                             "ITU Development Sector, Study Group 15"}) {
        CAPTURE(name);
        for (auto const& named : {label(Field::from, name), header(Field::from, name)}) {
            auto const from = resolved(draft_of({named}), "ITU-T").from;
            CHECK_FALSE(from.organization);
            CHECK(from.groups.empty());
            CHECK(from.text == name);
        }
    }
    auto const rapporteurs = label(Field::from, "Rapporteur Group for Question 3/15");
    CHECK_FALSE(resolved(draft_of({rapporteurs, header(Field::from, "ITU-D")}), "ITU-T").from.organization);
    CHECK(resolved(draft_of({rapporteurs}), "ITU-T").from.organization == "ITU-T");
    for (auto const* name :
         {"ITU-T SG15", "ITU, Study Group 15", "ITU Telecommunication Standardization Sector SG15"}) {
        CAPTURE(name);
        CHECK(resolved(draft_of({label(Field::from, name)}), "ITU-T").from.organization == "ITU-T");
    }
}

TEST_CASE("an abbreviation that the directory lacks is a group of the body on whose paper it stands") {
    auto const on_paper = [](std::string source) {
        return resolved(
                   draft_of({label(Field::from, std::move(source)),
                             {.field = Field::from, .text = "3GPP TSG-CN WG4 Meeting #31", .rank = Rank::heading}}))
            .from;
    };
    CHECK(on_paper("CN4").organization == "3GPP");
    CHECK(on_paper("CN4").text == "CN4");
    CHECK_FALSE(on_paper("Harbour Mesh Forum").organization);
    CHECK_FALSE(resolved(draft_of({label(Field::from, "CN4")})).from.organization);
}

TEST_CASE("ITU's sectors are known by their words, too") {
    auto const from = resolved(draft_of({label(Field::from, "ITU Radiocommunication Working Party 5D")}), "ITU-T").from;
    CHECK(from.organization == "ITU-R");
    CHECK(from.groups == Names{"WP5D"});
}

TEST_CASE("the desk in brackets behind its groups is no addressee of its own") {
    auto const to = [](std::string text) { return groups(resolved(draft_of({label(Field::to, std::move(text))})).to); };
    CHECK(to("CCAMP (IETF)") == Names{"ccamp"});
    CHECK(to("CCAMP (IETF), OPSAWG (IETF)") == Names{"ccamp", "opsawg"});
}

TEST_CASE("of ITU's sectors the signature tells which one writes from their domain") {
    Evidence const signature{.field = Field::from, .text = "Working Party 5D (ITU-R)", .place = "text, signature"};
    CHECK(resolved(draft_of({signature}), "ITU-T").from.organization == "ITU-R");
    CHECK(resolved(draft_of({header(Field::from, "ITU-T SG15"), signature}), "ITU-T").from.organization == "ITU-T");
    CHECK(resolved(draft_of({signature}), "3GPP").from.organization == "3GPP");
}
