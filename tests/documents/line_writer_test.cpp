#include "documents/line_writer.hpp"

using namespace liaison;

TEST_CASE("a cleaned line has single blanks, single tabs and nothing that cannot be seen") {
    CHECK(clean_line("  a \t\t b \r\n c ") == "a\tb c");
    CHECK(clean_line("\t\tb") == "\tb");
    CHECK(clean_line("a\xc2\xa0 b\xe3\x80\x80") == "a b");
    CHECK(clean_line("co\xc2\xadoperation\xe2\x80\x8b\x01") == "cooperation");
    CHECK(clean_line("2\xe2\x80\x91\x33") == "2-3");
    CHECK(clean_line("\xef\x83\xa8 picture") == "picture");
}

TEST_CASE("a cleaned line is UTF-8 whatever came in") {
    CHECK(clean_line("a\xff\xc3(\xed\xa0\x80\xe2\x82") == "a(");
    CHECK(clean_line("\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf") == "");
    CHECK(clean_line("\xf0\x9f\x98\x80") == "\xf0\x9f\x98\x80");
}

TEST_CASE("a row gives its cells' first paragraphs in one line, the others behind a tab") {
    DocumentText document;
    Budget budget;
    LineWriter lines{document, budget};
    lines.row(PagePart::body, {{"Contact:"}, {"Ann Lee", "", "Example\nOptics"}, {}, {"Tel: 1", "Email: a@b.example"}});
    lines.row(PagePart::body, {{""}, {" "}});
    lines.row(PagePart::body, {{""}, {"value alone"}});
    std::vector<DocumentLine> const expected{{PagePart::body, "Contact:\tAnn Lee\t\tTel: 1"},
                                             {PagePart::body, "\tExample"},
                                             {PagePart::body, "\tOptics"},
                                             {PagePart::body, "\tEmail: a@b.example"},
                                             {PagePart::body, "\tvalue alone"}};
    CHECK(document.lines == expected);
}

TEST_CASE("empty paragraphs in a row become one empty line, and none at the beginning") {
    DocumentText document;
    Budget budget;
    LineWriter lines{document, budget};
    for (auto const* text : {"", "a", "", " ", "b\n\nc"}) lines.paragraph(PagePart::body, text);
    CHECK(text_of(document) == "a\n\nb\n\nc\n");
}
