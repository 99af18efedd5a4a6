// The numbers of other statements that sentences cite.
#include "core/text.hpp"
#include "parser/cited_numbers.hpp"

using namespace liaison;

TEST_CASE("what is answered is the first number behind the words, and what follows it as one list") {
    auto const answered = [](std::string_view behind) { return joined(numbers_answered(behind), " "); };
    CHECK(answered(" your LS S2-2606763 and S2-2606764") == "S2-2606763 S2-2606764");
    CHECK(answered(" your liaisons SG13-LS136, SG13-LS137 and SG13-LS138.") == "SG13-LS136 SG13-LS137 SG13-LS138");
    CHECK(answered(" your liaison OPSAWG-LS-12 we send you our liaison SG13-LS136") == "OPSAWG-LS-12");
    CHECK(answered(" OPSAWG-LS-12 we send the draft, which is contained in SG13-TD719/PLEN") == "OPSAWG-LS-12");
    CHECK(answered(" your letter IETF/SG20/2026/14") == "IETF/SG20/2026/14");
    CHECK(answered(" your letter of May").empty());
}

TEST_CASE("what is replaced stands right behind the words") {
    auto const replaced = [](std::string_view behind) { return joined(numbers_replaced(behind), " "); };
    CHECK(replaced(" our earlier liaison statement SG13-LS136 of 3 May") == "SG13-LS136");
    CHECK(replaced(" LS S2-2606763 (dated 3 May 2027)") == "S2-2606763");
    CHECK(replaced(" our letter of 3 May 2027 (SG13-LS136)") == "SG13-LS136");
    CHECK(replaced(" the draft that was attached to SG13-LS101").empty());
    CHECK(replaced(" Recommendation Y.3800, sent with SG13-LS101").empty());
}
