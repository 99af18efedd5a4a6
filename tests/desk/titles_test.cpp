#include "desk/titles.hpp"

using namespace liaison;

TEST_CASE("one statement's title is the same under all that mail programs, lists and tools write around it") {
    std::string const title = "LS/r on “loss measurement over aggregated links” (IPPM-LS 7) [from ITU-T SG12]";
    for (std::string const other : {"Re: [ippm] New Liaison Statement, \"LS/r on \"loss measurement over aggregated "
                                    "links\" (IPPM-LS 7) [from ITU-T SG12]\"",
                                    "[LS-42] Received: LS/r on loss measurement over aggregated links",
                                    "AW: WG: LS/R on loss  measurement over aggregated links.",
                                    "Updated Liaison Statement, \"LS/r on loss measurement over aggregated links\"",
                                    "[Liaison deadline in two weeks] LS/r on loss measurement over aggregated links "
                                    "(IPPM-LS 7) [from ITU-T SG12]",
                                    "LS/r on loss measurement over aggregated links needs your approval",
                                    "LS/r on loss measurement over aggregated links [to MPLS]",
                                    "LS/r on loss measurement over aggregated links to MPLS"}) {
        CAPTURE(other);
        CHECK(same_title(title, other));
        CHECK(same_title(other, title));
    }
}

TEST_CASE("other titles are others, and a title that says nothing is like none") {
    CHECK_FALSE(same_title("LS on key management", "LS on key management for QKD"));
    CHECK_FALSE(same_title("LS on key management", "LS on path selection"));
    CHECK_FALSE(same_title("Liaison statement", "Liaison Statement"));
    CHECK_FALSE(same_title("", ""));
    CHECK_FALSE(same_title("Re:", "Fwd:"));
    CHECK(same_title("关于短期证书撤销的联络声明", "Re: 关于短期证书撤销的联络声明"));
    CHECK(plain_title("(S2-2611874)") == "s2 2611874");
}

TEST_CASE("a subject says whether it answers") {
    for (auto const* subject : {"Re: x", "[ippm] RE: x", "AW: x", "Fwd: x"}) CHECK(begins_as_reply(subject));
    for (auto const* subject : {"x", "Regarding x", "", "[x] y"}) CHECK_FALSE(begins_as_reply(subject));
}
