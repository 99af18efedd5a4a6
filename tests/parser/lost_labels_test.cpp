#include "parser/draft.hpp"

using namespace liaison;

namespace {

Draft read(std::string_view subject, std::string_view text) {
    return read_statement(
        parse_mail(fmt::format("From: Ann Lee <ann@itu.example>\nTo: statements@ietf.example\nSubject: {}\n"
                               "Content-Type: text/plain; charset=utf-8\n\n{}",
                               subject, text)));
}

} // namespace

TEST_CASE("a cover that lost its labels is read by the order of its values") {
    static constexpr std::string_view cover =
        "TELECOMMUNICATION STANDARDIZATION SECTOR\nSG20-LS44\n\nLIAISON STATEMENT\n\nITU-T Study Group 20\nNames for "
        "meters\nIETF CORE WG\n-\nSG20 management\n{}\nBo Park\nUtopia\nE-mail: bo@x.example\n\nStudy Group 20 has "
        "listed the names of meters.\n";
    auto const found = [](std::string_view text, Field field) {
        for (auto const& evidence : read("liaison", text).evidence)
            if (evidence.field == field && evidence.rank == Rank::label) return evidence.text;
        return std::string{};
    };
    auto const dated = fmt::format(cover, "1 March 2027");
    CHECK(found(dated, Field::title) == "Names for meters");
    CHECK(found(dated, Field::from) == "ITU-T Study Group 20");
    CHECK(found(dated, Field::to) == "IETF CORE WG");
    CHECK(found(dated, Field::deadline) == "1 March 2027");
    CHECK(found(dated, Field::contact).contains("bo@x.example"));
    CHECK(found(fmt::format(cover, "1 March 2027\n2 March 2027"), Field::deadline).empty());
    constexpr auto letter =
        "LIAISON STATEMENT\n\nITU-T Study Group 20\n\nDear colleagues,\n\nwe have listed the names of "
        "meters. Write to bo@x.example.\n";
    CHECK(found(letter, Field::title).empty());
}
