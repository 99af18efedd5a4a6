#include "core/base64.hpp"
#include <doctest/doctest.h>

using namespace liaison;

TEST_CASE("base64 gives back what was written, of every length and octet") {
    std::string bytes;
    for (int octet = 0; octet < 256; ++octet) {
        CHECK(parse_base64(write_base64(bytes)) == bytes);
        bytes += static_cast<char>(octet);
    }
    CHECK(write_base64("").empty());
    CHECK(write_base64("f") == "Zg==");
    CHECK(write_base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("what is not exactly base64 is none") {
    for (auto const* text : {"Zg=", "Zg", "Z", "Zh==", "Zg==\n", " Zg==", "Zg==Zg==", "====", "Z===", "Zm9*", "=Zg="}) {
        CAPTURE(text);
        CHECK_FALSE(parse_base64(text));
    }
}
