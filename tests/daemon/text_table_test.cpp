#include "daemon/commands/text_table.hpp"

using namespace liaison;

TEST_CASE("columns are aligned by what a terminal shows, and lines have no blanks at their ends") {
    CHECK(write_table({{"ID", "TITLE", "X"}, {"1", "é", "y"}, {"22", "漢字", ""}}) ==
          "ID  TITLE  X\n1   é      y\n22  漢字\n");
    CHECK(write_table({}).empty());
    CHECK(write_table({{"a"}, {"b", "c"}}) == "a\nb  c\n");
}

TEST_CASE("mail cannot steer the terminal") {
    CHECK(printable_line("a\x1B[31mred\x07") == "a\uFFFD[31mred\uFFFD");
    CHECK(printable_line("a\r\n\tb") == "a b");
    CHECK(printable_line("abc\u202Egpj.exe") == "abc\uFFFDgpj.exe");
    CHECK(printable_line("caf\xE9") == "caf\uFFFD");
    CHECK(printable_line("\u009B31m") == "\uFFFD31m");
    CHECK(printable_text("a\n\tb\x1B") == "a\n\tb\uFFFD");
}

TEST_CASE("a text that is too wide is cut between characters") {
    CHECK(shortened("abcdef", 6) == "abcdef");
    CHECK(shortened("abcdefg", 6) == "abc...");
    CHECK(shortened("漢字漢字", 7) == "漢字...");
    CHECK(shortened("ab cdef", 6) == "ab...");
    CHECK(columns_of("e\u0301") == 1);
}

TEST_CASE("fields that are empty are not shown") {
    Fields fields;
    fields.add("title", "LS on\nkeys");
    fields.add("deadline", "");
    fields.add("to", std::vector<std::string>{"a", "b"});
    fields.add("cc", std::vector<std::string>{});
    CHECK(fields.text() == "title  LS on keys\nto     a\n       b\n");
}
