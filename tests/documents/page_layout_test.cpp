#include "documents/broken_lines.hpp"
#include "documents/page_layout.hpp"
#include <limits>

using namespace liaison;

namespace {

// Words of one line, 6 points a character and 11 high, as a fixed-width font sets them.
void set_line(std::vector<PlacedWord>& words, double left, double top, std::string_view text) {
    while (!text.empty()) {
        auto const word = text.substr(0, text.find(' '));
        auto const width = 6.0 * static_cast<double>(word.size());
        words.push_back({left, top, left + width, top + 11, std::string{word}, word.size() < text.size()});
        left += width + 6;
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
}

using Rows = std::vector<LayoutRow>;

} // namespace

TEST_CASE("a label and a value side by side are cells of one row, in whatever order they were drawn") {
    std::vector<PlacedWord> words;
    set_line(words, 200, 100, "IETF DNSOP");
    set_line(words, 72, 100, "For action to:");
    set_line(words, 72, 80, "Title:");
    set_line(words, 200, 81, "LS on names");
    CHECK(lay_out(words) == Rows{{{{"Title:"}, {"LS on names"}}}, {{{"For action to:"}, {"IETF DNSOP"}}}});
}

TEST_CASE("a value that was broken at the edge is one paragraph again, separate paragraphs stay apart") {
    std::vector<PlacedWord> words;
    set_line(words, 72, 80, "Title:");
    set_line(words, 200, 80, "a title that is too long for one line of this");
    set_line(words, 200, 93, "table, so it goes on");
    set_line(words, 72, 110, "Contact:");
    set_line(words, 200, 110, "Ann Lee");
    set_line(words, 200, 123, "Example Optics");
    CHECK(lay_out(words) == Rows{{{{"Title:"}, {"a title that is too long for one line of this table, so it goes on"}}},
                                 {{{"Contact:"}, {"Ann Lee", "Example Optics"}}}});
}

TEST_CASE("an index above the line belongs to its line") {
    std::vector<PlacedWord> words{
        {72, 80, 90, 91, "6", false}, {90, 78, 98, 84, "th", true}, {104, 80, 130, 91, "May", false}};
    CHECK(lay_out(words) == Rows{{{{"6th May"}}}});
}

TEST_CASE("a page of impossible boxes gives what is left without them") {
    auto const infinite = std::numeric_limits<double>::infinity();
    auto const none = std::numeric_limits<double>::quiet_NaN();
    CHECK(lay_out({}).empty());
    CHECK(lay_out(
              {{0, 0, infinite, 5, "a"}, {none, 0, 1, 1, "b"}, {5, 5, 1, 9, "c"}, {0, 0, 5, 0, "d"}, {0, 0, 5, 5, ""}})
              .empty());
}

TEST_CASE("mail addresses broken between lines are put together, other words are not") {
    CHECK(breaks_address("write to ann@optics-", "lab.example, please"));
    CHECK(breaks_address("chair-", "8021@ieee.example."));
    CHECK(breaks_address("ann@", "itu.example"));
    CHECK(!breaks_address("ann@itu.example.", "The next"));
    CHECK(!breaks_address("multi-", "layer"));
    CHECK(!breaks_address("-", "ann@itu.example"));
    CHECK(!breaks_address("ann@itu.example", "bo@itu.example"));
}

TEST_CASE("a line with a label of its own never goes on with the line above") {
    CHECK(!belongs_together("Fax:", "Email: ann@itu.example", true));
    CHECK(!belongs_together("a full line", "Response to: N/A", true));
    CHECK(belongs_together("Email:", "ann@itu.example", false));
    CHECK(belongs_together("a full line", "mailto:ann@itu.example", true));
    CHECK(!belongs_together("a short line", "and another", false));
}
