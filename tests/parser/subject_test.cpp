// What a Subject says about the statement in its mail.
#include "parser/subject.hpp"
#include "parser/title_bodies.hpp"

using namespace liaison;

TEST_CASE("a subject is taken apart") {
    auto const subject = read_subject("Fwd: [ccamp] S3-265533 LS on attestation");
    CHECK(subject.is_forward);
    CHECK(subject.title == "LS on attestation");
    CHECK(subject.identifiers == std::vector<std::string>{"S3-265533"});
    CHECK(read_subject("AW: Re: X").is_reply);
    CHECK(read_subject("6N18204 - Liaison statement to IETF Security Area").title ==
          "Liaison statement to IETF Security Area");
    CHECK(read_subject("Liaison Statement (COM 15 - LS 418)").title == "Liaison Statement");
    CHECK(read_subject("LS/r on loss (IPPM-LS 7) [from ITU-T SG12]").answered == std::vector<std::string>{"IPPM-LS 7"});
    CHECK(read_subject("LS on keys (reply to SG11-LS91)").identifiers.empty());
    auto const reply = read_subject("NFV reply to OPSAWG-LS-14 (ref. NFV(26)000231r2)");
    CHECK(reply.answered == std::vector<std::string>{"OPSAWG-LS-14"});
    CHECK(reply.identifiers == std::vector<std::string>{"NFV(26)000231r2"});
    CHECK(read_subject("").title.empty());
}

TEST_CASE("a document's number in brackets before the subject is no list's tag") {
    auto const subject = read_subject("[TSAG-LS12] TSAG -> IETF CCAMP: loops");
    CHECK(subject.identifiers == std::vector<std::string>{"TSAG-LS12"});
    CHECK(subject.title == "TSAG -> IETF CCAMP: loops");
    CHECK(read_subject("[ccamp] loops").title == "loops");
}

TEST_CASE("titles name bodies") {
    CHECK(bodies_in_title("LS on loss [from ITU-T SG12]").from == "ITU-T SG12");
    CHECK(bodies_in_title("LS/r on keys (reply to X) [to IETF OPSAWG]").to == "IETF OPSAWG");
    CHECK(bodies_in_title("OMA DMSE → CoRE: objects").to == "CoRE");
    CHECK(bodies_in_title("OMA DMSE -> CoRE: objects").from == "OMA DMSE");
    CHECK(bodies_in_title("Broadband Forum liaison to IETF netmod").from == "Broadband Forum");
    CHECK(bodies_in_title("Liaison Statement to IETF CCAMP from ITU-T SG15 on timers").to == "IETF CCAMP");
    CHECK(bodies_in_title("Liaison Statement to IETF CCAMP from ITU-T SG15 on timers").from == "ITU-T SG15");
    CHECK(bodies_in_title("Timers").from.empty());
}
