#include "parser/flowed.hpp"

using namespace liaison;

TEST_CASE("flowed lines of one paragraph become one line") {
    struct Example {
        char const* text;
        bool delsp;
        std::string expected;
    };
    for (auto const& [text, delsp, expected] : std::vector<Example>({
             {"", false, ""},
             {"one \ntwo\nthree\n", false, "one two\nthree\n"},
             {"one \ntwo", true, "onetwo"},
             {" From here\n  indented\n", false, "From here\n indented\n"},
             {"> quoted \n> text\n>> deeper \nplain\n", false, "> quoted text\n>> deeper \nplain\n"},
             {">> a \n>> b\n>\n", false, ">> a b\n> \n"},
             {"the end \n-- \nAnn Lee\n", false, "the end \n-- \nAnn Lee\n"},
             {"a \n\nb\n", false, "a \nb\n"},
         })) {
        CAPTURE(text);
        CHECK(unflow(text, delsp) == expected);
    }
}
