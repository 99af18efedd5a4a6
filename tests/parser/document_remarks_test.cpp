#include "parser/document_remarks.hpp"

using namespace liaison;

TEST_CASE("one remark about many documents is one line, and names some of them") {
    DocumentRemarks remarks;
    for (int i = 1; i <= 7; ++i) remarks.add(fmt::format("{}.docx", i), "is damaged");
    CHECK(remarks.lines() ==
          std::vector<std::string>{"1.docx is damaged; the same of 2.docx, 3.docx, 4.docx, 5.docx and 2 more"});
}

TEST_CASE("beyond ten remarks the rest is counted") {
    DocumentRemarks remarks;
    for (int i = 1; i <= 13; ++i) remarks.add("a.zip", fmt::format("has fault {}", i));
    auto const lines = remarks.lines();
    REQUIRE(lines.size() == 11);
    CHECK(lines[9] == "a.zip has fault 10");
    CHECK(lines[10] == "3 more remarks on documents");
}
