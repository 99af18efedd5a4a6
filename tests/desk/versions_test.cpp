#include "desk/titles.hpp"
#include "desk/versions.hpp"

using namespace liaison;

TEST_CASE("a title tells its version at its beginning and at its end") {
    struct Row {
        std::string written, title;
        int version;
    };
    for (auto const& row : std::vector<Row>{
             {"LS on key management", "LS on key management", 0},
             {"LS on key management (rev. 1)", "LS on key management", 1},
             {"LS on key management (Rev.2)", "LS on key management", 2},
             {"LS on key management [rev 3]", "LS on key management", 3},
             {"LS on key management, revision 2", "LS on key management", 2},
             {"LS on key management rev. 2", "LS on key management", 2},
             {"LS on key management (r1)", "LS on key management", 1},
             {"LS on key management v3", "LS on key management", 2},
             {"LS on key management (version 1)", "LS on key management", 0},
             {"LS on key management - corrected version", "LS on key management", 1},
             {"LS on key management – revised", "LS on key management", 1},
             {"LS on key management (corrected)", "LS on key management", 1},
             {"Corrected: LS on key management", "LS on key management", 1},
             {"[CORRECTED] LS on key management", "LS on key management", 1},
             {"Corrected version of LS on key management", "LS on key management", 1},
             {"Revised LS on key management", "LS on key management", 1},
             {"Revised: LS on key management (rev. 2)", "LS on key management", 2},
         }) {
        CAPTURE(row.written);
        auto const read = split_version(row.written);
        CHECK(read.title == row.title);
        CHECK(read.version == row.version);
    }
}

TEST_CASE("what a statement is about is not its version") {
    for (std::string const title : {"Revised architecture of G.8265", "LS on the revision of G.8265",
                                    "Updated terms for optical transport", "LS on IPv6", "LS on review of draft v6ops",
                                    "LS on Corrigendum 1 (G.8265)", "Version numbers", "(rev. 1)", "rev. 1", ""}) {
        CAPTURE(title);
        CHECK(split_version(title) == TitleRead{title, 0});
    }
}
