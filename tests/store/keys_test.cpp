#include "store/keys.hpp"

using namespace liaison;

TEST_CASE("an identifier is the same however its blanks, dashes and letters are written") {
    for (auto const* written : {"COM 15 – LS 39 – E", "com15-ls39-e", "COM15\u2011LS39\u2014E",
                                " COM15\u00a0- LS39-E\n", "COM15\u2212LS39\u00adE", "COM15LS39E"}) {
        CAPTURE(written);
        CHECK(comparable(written) == "com15ls39e");
    }
    CHECK(comparable("S2-2401234/TD.5") == "s22401234/td.5");
    CHECK(comparable("É") == "É");
    CHECK(comparable("–- ").empty());
    CHECK(comparable("\xe2\x80") == "\xe2\x80");
}

TEST_CASE("a page is the same with and without scheme and closing slash") {
    CHECK(comparable_url(" HTTPS://Tool.example/liaison/1962/ ") == "tool.example/liaison/1962");
    CHECK(comparable_url("tool.example/liaison/1962") == "tool.example/liaison/1962");
    CHECK(comparable_url("").empty());
    CHECK(comparable_url("https:///").empty());
}

TEST_CASE("every word of a search is quoted") {
    CHECK(search_expression(" a  \"b\tc ") == R"("a" """b" "c")");
    CHECK(search_expression("\n").empty());
}
