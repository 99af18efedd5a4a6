#include "core/statement_number.hpp"
#include <doctest/doctest.h>
#include <string>

using namespace liaison;

TEST_CASE("a number of the desk is LS- and digits, in brackets or not, and nothing else") {
    for (auto const* text : {"LS-42", "ls-42", "[LS-42]", "[Ls-42]"}) {
        CAPTURE(text);
        CHECK(parse_statement_id(text) == StatementId{42});
    }
    for (auto const* text : {"", "[]", "42", "LS42", "LS-", "LS-0", "LS--1", "LS-4x", "LS-4 ", "SG13 LS-4", "SG13-LS-4",
                             "[LS-4", "LS-99999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_statement_id(text));
    }
}

TEST_CASE("a tag is found wherever it stands, with its place") {
    auto const found = find_tag("Re: [opsawg] [ls-42] [LS-7] keys");
    REQUIRE(found);
    CHECK(found->id == StatementId{42});
    CHECK(found->begin == 13);
    CHECK(found->size == 7);
    auto const next = find_tag("Re: [opsawg] [ls-42] [LS-7] keys", found->begin + found->size);
    REQUIRE(next);
    CHECK(next->id == StatementId{7});
    for (std::string const text : {"", "[", "[LS-", "[LS-4", "LS-4", "[LS-4 ]", "[LS-0]", "[[LS-]", "[4]"}) {
        CAPTURE(text);
        CHECK_FALSE(find_tag(text));
    }
    CHECK(find_tag("[[LS-4]]")->begin == 1);
}
