#include "documents/rtf.hpp"

using namespace liaison;

namespace {

std::string text_of_rtf(std::string_view rtf) {
    Budget budget;
    return text_of(read_rtf(rtf, budget));
}

} // namespace

TEST_CASE("characters outside the code page come from \\u, and what stands for them is skipped") {
    CHECK(text_of_rtf("{\\rtf1\\ansi\\u8217\\'92s \\u945a\\uc0\\u946 c\\par}") == "’s αβc\n");
    CHECK(text_of_rtf("{\\rtf1\\ansi {\\uc2\\u945 ab}\\u945 x}") == "αα\n");
}

TEST_CASE("bytes are read in the charset of their font, else of the document") {
    CHECK(text_of_rtf("{\\rtf1\\ansicpg1251 \\'cf}") == "П\n");
    CHECK(text_of_rtf("{\\rtf1{\\fonttbl{\\f3\\fcharset161 A;}}\\'e1{\\f3 \\'e1}\\'e1}") == "áαá\n");
}

TEST_CASE("RTF that never closes, closes too often or counts wrongly is read all the same") {
    CHECK(text_of_rtf("{\\rtf1 a}}}}b\\par") == "ab\n");
    CHECK(text_of_rtf("{\\rtf1 a{{{b") == "ab\n");
    CHECK(text_of_rtf("{\\rtf1 a\\bin99999999999 b") == "ab\n");
    CHECK(text_of_rtf("{\\rtf1 a\\bin-5 b\\'") == "ab\n");
    CHECK(text_of_rtf("{\\rtf1 a\\") == "a\n");
}

TEST_CASE("a table row is one line, and a paragraph behind the table is none of it") {
    CHECK(text_of_rtf("{\\rtf1\\trowd\\intbl Title:\\cell LS\\par two\\cell\\row\\pard after\\par}") ==
          "Title:\tLS\n\ttwo\nafter\n");
    CHECK(text_of_rtf("{\\rtf1\\intbl Title:\\cell LS") == "Title:\tLS\n");
}
