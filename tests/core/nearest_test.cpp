#include "core/nearest.hpp"

using namespace liaison;

TEST_CASE("a slip of the keyboard counts as one") {
    CHECK(typing_distance("address", "address") == 0);
    CHECK(typing_distance("adress", "address") == 1);
    CHECK(typing_distance("addrses", "address") == 1); // two letters swapped
    CHECK(typing_distance("ADDRESS", "address") == 0);
    for (std::string_view const slip : {"adress", "addresss", "addrexs", "addrses", "ddress", "addres"}) {
        CHECK(is_one_slip(slip, "address"));
        CHECK(is_one_slip("address", slip));
    }
    for (std::string_view const other : {"address", "adres", "addrsse", "", "redress"})
        CHECK(is_one_slip(other, "address") == (typing_distance(other, "address") == 1));
    CHECK(typing_distance("", "abc") == 3);
    CHECK(typing_distance("abc", "") == 3);
}

TEST_CASE("a word far from all known ones suggests none") {
    std::vector<std::string> const known{"address", "aliases", "name"};
    CHECK(nearest("adres", known) == std::nullopt); // two slips in five letters
    CHECK(nearest("addresses", known) == "address");
    CHECK(nearest("nmae", known) == "name");
    CHECK(nearest("colour", known) == std::nullopt);
    CHECK(nearest("x", {}) == std::nullopt);
    CHECK(suggestion("nam", known) == "; did you mean \"name\"?");
    CHECK(suggestion("colour", known) == "; known here: address, aliases, name");
    CHECK(suggestion("colour", {}).empty());
}
