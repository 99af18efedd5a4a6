#include "documents/mapi.hpp"

using namespace liaison;

namespace {

// The worked example of MS-OXRTFCP 4.1.1.
constexpr std::string_view packed{"\x2d\0\0\0\x2b\0\0\0\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\0\x0a\0\x72\x63\x70\x67\x31"
                                  "\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\0\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a"
                                  "\x80\x0f\xa0",
                                  49};

} // namespace

TEST_CASE("compressed RTF is unpacked as its specification shows") {
    CHECK(unpacked_rtf(packed) == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
}

TEST_CASE("compressed RTF that is cut, or claims to be huge, gives what there is") {
    for (std::size_t size = 0; size < packed.size(); ++size) (void)unpacked_rtf(packed.substr(0, size));
    std::string boastful{packed};
    boastful.replace(4, 4, "\xff\xff\xff\xff", 4);
    CHECK(unpacked_rtf(boastful).starts_with("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}"));
    CHECK(unpacked_rtf("not compressed at all, of no kind").empty());
}

TEST_CASE("properties with impossible counts and lengths end the reading") {
    std::size_t seen = 0;
    auto const count = [&](MapiProperty const&) { ++seen; };
    for_each_mapi_property(std::string_view{"\xff\xff\xff\xff\x1e\0\0\x10\xff\xff\xff\xff\xff\xff\xff\xff", 16}, count);
    for_each_mapi_property(std::string_view{"\1\0\0\0\x99\0\0\x10", 8}, count);
    for_each_mapi_property("", count);
    CHECK(seen <= 1);
}
